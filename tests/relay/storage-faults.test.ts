import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';

import { readOverHttp } from '../support/http-reader.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

const holdDatabase = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 5_000 });
  database.exec('BEGIN IMMEDIATE');
  process.stdin.on('end', () => database.exec('ROLLBACK')).resume();
  process.stdout.write('held');
`;

/** Another process takes the right to write, and keeps it until the answer is called. */
async function holdFromAnotherProcess(file: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', holdDatabase, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
}

it('refuses while another process holds the database, serves who reads, and recovers by itself', async () => {
  const server = await startRelay({ store: { busyTimeoutMs: 30 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const write = (word: string) => mentor.edit((doc) => doc.getMap('test').set(word, true));
  write('before');
  await mentor.until(() => mentor.acknowledged === 1, 'stored');

  const letGo = await holdFromAnotherProcess(server.file);
  write('meanwhile');
  await mentor.until(() => mentor.refused.length === 1, 'refused');
  expect(mentor.refused[0]?.refusal).toBe('storage');
  const reader = await connectSynced(server, 'mentee', pair);
  expect(reader.doc.getMap('test').toJSON()).toEqual({ before: true });
  await letGo();

  await mentor.answered();
  const again = mentor.sendStep2(mentor.sinceRelay());
  await mentor.until(() => mentor.acknowledged === again, 'stored at last');
  await reader.until(() => reader.doc.getMap('test').has('meanwhile'), 'seen');
});

it('gives a member the document over HTTP while nothing can be noted, and notes the next delivery', async () => {
  const server = await startRelay({ store: { busyTimeoutMs: 30 } });
  await server.edit(pair, 'mentor', (doc) => doc.getText('words').insert(0, 'раз'));
  const letGo = await holdFromAnotherProcess(server.file);
  const words = async () =>
    (await readOverHttp(server, 'mentee', pair)).getText('words').toString();
  expect(await words()).toBe('раз');
  expect(server.logged.join('')).toContain('delivery not noted');
  expect(await server.store.deliveries(pair)).toEqual([]);

  await letGo();
  expect(await words()).toBe('раз');
  expect(await server.store.deliveries(pair)).toMatchObject([{ personId: 'mentee' }]);
});

it('refuses when there is no room left, serves who reads, and goes on when there is again', async () => {
  const server = await startRelay({ store: { maxPages: 60 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const write = (length: number) =>
    mentor.edit((doc) => doc.getArray('test').push(['x'.repeat(length)]));
  write(1_000);
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  const large = write(1_000_000);
  await mentor.until(() => mentor.acknowledged === large, 'dealt with');
  expect(mentor.refused).toEqual([{ frame: large, refusal: 'storage' }]);
  expect(server.logged.join('')).toContain('update not stored');
  const reader = await connectSynced(server, 'mentee', pair);
  expect(reader.doc.getArray('test').length).toBe(1);

  // A smaller change of somebody else has room.
  reader.edit((doc) => doc.getMap('other').set('small', true));
  await reader.until(() => reader.acknowledged === 1, 'stored');
  expect(reader.refused).toEqual([]);
});
