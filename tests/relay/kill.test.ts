import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { mergeUpdates } from '#server/relay/merge.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { killRounds } from '../support/kill-rounds.ts';
import { spawnRelay } from '../support/relay-child.ts';
import { SyncClient } from '../support/sync-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pair = 'school/pair/pair';
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it(`has everything that it acknowledged after SIGKILLs at random moments (seed ${seed})`, async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  expect(await killRounds(file, 5, seed)).toBeGreaterThan(50);
}, 60_000);

it('still has a deletion that was the last thing it acknowledged', async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const relay = await spawnRelay(file);
  const mentor = await new SyncClient(relay.url, pair, 'mentor').opened();
  mentor.edit((doc) => doc.getText('words').insert(0, 'оставить удалить'));
  mentor.edit((doc) => doc.getText('words').delete(8, 8));
  await mentor.until(() => mentor.acknowledged === 2, 'both are acknowledged');
  await relay.kill();

  const store = createSqliteStore(openDatabase(file));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates((await store.load(pair)).updates));
  expect(doc.getText('words').toString()).toBe('оставить');
  await store.close();
});
