import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';

import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('refuses while another process holds the database, serves who reads, and recovers by itself', async () => {
  const server = await startRelay({ store: { busyTimeoutMs: 30 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const write = (word: string) => mentor.edit((doc) => doc.getMap('test').set(word, true));
  write('before');
  await mentor.until(() => mentor.acknowledged === 1, 'stored');

  const other = new DatabaseSync(server.file, { timeout: 2_000 });
  other.exec('BEGIN IMMEDIATE');
  write('meanwhile');
  await mentor.until(() => mentor.refused.length === 1, 'refused');
  expect(mentor.refused[0]?.refusal).toBe('storage');
  const reader = await connectSynced(server, 'mentee', pair);
  expect(reader.doc.getMap('test').toJSON()).toEqual({ before: true });
  other.exec('ROLLBACK');
  other.close();

  await mentor.answered();
  const again = mentor.sendStep2(mentor.sinceRelay());
  await mentor.until(() => mentor.acknowledged === again, 'stored at last');
  await reader.until(() => reader.doc.getMap('test').has('meanwhile'), 'seen');
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
