import { Writable, type Duplex } from 'node:stream';

import { expect, test } from 'vitest';

import { Outbox } from './outbox.ts';

/** What leaves, each write as it was made. */
function record() {
  const writes: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writes.push(chunk);
      done();
    },
  });
  return { writes, stream: stream as unknown as Duplex };
}

const endOfTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('what one turn brings for one socket leaves in one write, with the acknowledgement behind it', async () => {
  const { writes, stream } = record();
  const outbox = new Outbox(stream, () => Buffer.from('!'));
  for (const word of ['a', 'b', 'c']) outbox.push(Buffer.from(word));
  expect(writes).toEqual([]);
  await endOfTurn();
  expect(writes.map(String)).toEqual(['abc!']);
});

test('a large frame is written from where it lies, between its neighbours', async () => {
  const { writes, stream } = record();
  const outbox = new Outbox(stream, () => undefined);
  const large = Buffer.alloc(100_000, 1);
  outbox.push(Buffer.from('a'));
  outbox.push(large);
  outbox.push(Buffer.from('b'));
  await endOfTurn();
  expect(writes.map(({ length }) => length)).toEqual([1, 100_000, 1]);
  expect(writes[1]?.buffer).toBe(large.buffer);
});
