import { expect, it } from 'vitest';

import { createGatedStore } from '../support/gated-store.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const document = 'school/pair/pair';
const nonsense = Uint8Array.of(1, 1, 1);

async function startGated() {
  const { wrap, waiting } = createGatedStore();
  const server = await startRelay({ wrapStore: wrap });
  const mentor = await connectSynced(server, 'mentor', document);
  const write = (key: string) => mentor.edit((doc) => doc.getMap('test').set(key, true));
  return { server, mentor, write, waiting };
}

it('acknowledges nothing, and shows it to nobody, before it is committed', async () => {
  const { server, mentor, write, waiting } = await startGated();
  const mentee = await connectSynced(server, 'mentee', document);
  write('goal');
  await mentor.answered();
  await mentee.answered();
  expect(mentor.verdicts).toEqual([]);
  expect(mentee.doc.getMap('test').size).toBe(0);
  expect((await server.store.load(document)).updates).toEqual([]);

  waiting[0]!.letThrough();
  await mentor.until(() => mentor.acknowledged === 1, 'acknowledged');
  await mentee.until(() => mentee.doc.getMap('test').has('goal'), 'the partner sees it');
  expect((await server.store.load(document)).updates).toHaveLength(1);
});

it('acknowledges frames in their order, even when a later one is stored first', async () => {
  const { mentor, write, waiting } = await startGated();
  for (const key of ['a', 'b', 'c']) write(key);
  await mentor.answered();
  waiting[2]!.letThrough();
  waiting[1]!.letThrough();
  await mentor.answered();
  expect(mentor.verdicts).toEqual([]);
  waiting[0]!.letThrough();
  await mentor.until(() => mentor.acknowledged === 3, 'all are acknowledged');
});

it('says what it refused before it acknowledges what came after', async () => {
  const { mentor, write, waiting } = await startGated();
  write('a');
  mentor.sendUpdate(nonsense);
  write('c');
  await mentor.answered();
  expect(mentor.verdicts).toEqual(['refused 2 malformed']);
  waiting.forEach((append) => append.letThrough());
  await mentor.until(() => mentor.acknowledged === 3, 'all are dealt with');
  expect(mentor.refused).toHaveLength(1);
});

it('refuses what the disk would not take, says so loudly and goes on serving', async () => {
  const { server, mentor, write, waiting } = await startGated();
  write('lost');
  await mentor.answered();
  waiting[0]!.fail();
  await mentor.until(() => mentor.refused.length > 0, 'refused');
  expect(mentor.refused).toEqual([{ frame: 1, refusal: 'storage' }]);
  expect(server.logged.join('')).toContain('update not stored');

  write('kept');
  await mentor.answered();
  waiting[1]!.letThrough();
  await mentor.until(() => mentor.acknowledged === 2, 'the next one is stored');
  // What was refused is still missing, and the relay's own count shows it.
  await mentor.answered();
  const mentee = await connectSynced(server, 'mentee', document);
  expect(mentee.doc.getMap('test').toJSON()).toEqual({});
  mentor.sendStep2(mentor.sinceRelay());
  await mentor.answered();
  waiting[2]!.letThrough();
  await mentee.until(() => mentee.doc.getMap('test').size === 2, 'both are there');
});

it('sends no acknowledgement to a client that did not ask for it', async () => {
  const server = await startRelay();
  const plain = await connectSynced(server, 'mentor', document, { plain: true });
  plain.edit((doc) => doc.getMap('test').set('a', 1));
  plain.sendUpdate(nonsense);
  const witness = await connectSynced(server, 'mentee', document);
  await witness.until(() => witness.doc.getMap('test').has('a'), 'stored');
  await plain.answered();
  expect(plain.verdicts).toEqual([]);
});
