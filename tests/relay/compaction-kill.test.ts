import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { allUpdates, mergeUpdates } from '#server/relay/merge.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { checkDatabase } from '#server/storage/crash-check.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = join(import.meta.dirname, '../support/compaction-process.ts');
const document = 'school/pair/pair';
const words = 300;
const written = mkdtempSync(join(tmpdir(), 'tandem-log-'));

async function writeLog(file: string): Promise<void> {
  const store = createSqliteStore(openDatabase(file));
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let word = 0; word < words; word += 1) doc.getArray('words').push([`слово ${word}`]);
  doc.getArray('words').delete(0);
  // A commit each, so that there are many rows to lose.
  for (const update of updates) await store.append({ document, update, personId: 'mentor' });
  await store.close();
}

beforeAll(() => writeLog(join(written, 'tandem.db')));
afterAll(() => rmSync(written, { recursive: true, force: true }));

async function whatIsThere(file: string) {
  checkDatabase(file);
  const store = createSqliteStore(openDatabase(file));
  const stored = await store.load(document);
  await store.close();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates(allUpdates(stored)));
  return {
    words: doc.getArray('words').toArray(),
    logged: stored.updates.length,
    isCompacted: stored.snapshot !== null,
  };
}

const compact = (file: string, moment: string) =>
  spawnSync(process.execPath, [program, file, document, moment], { encoding: 'utf8' });

it.each([
  ['before the merge', words + 1],
  ['after the merge', words + 1],
  ['inside the transaction', words + 1],
  ['after the transaction', 0],
])('loses nothing when it is killed %s of a compaction', async (moment, logged) => {
  const folder = temporaryFolder();
  cpSync(written, folder, { recursive: true });
  const file = join(folder, 'tandem.db');
  const before = await whatIsThere(file);
  expect(before.words).toHaveLength(words - 1);

  expect(compact(file, moment).signal).toBe('SIGKILL');
  expect(await whatIsThere(file)).toEqual({
    words: before.words,
    logged,
    isCompacted: logged === 0,
  });

  expect(compact(file, 'never')).toMatchObject({ status: 0, signal: null });
  expect(await whatIsThere(file)).toEqual({
    words: before.words,
    logged: 0,
    isCompacted: true,
  });
});
