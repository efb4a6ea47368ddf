import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';

import { openDatabase, openWriter } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeDocumentStore, type StoreUnderTest } from './document-store.ts';
import { describeEvents } from './events.ts';
import { describeVisits } from './visits.ts';

async function openSqlite(): Promise<StoreUnderTest> {
  const file = join(temporaryFolder(), 'tandem.db');
  const store = createSqliteStore(openDatabase(file));
  return {
    store,
    reopen: async () => {
      await store.close();
      return createSqliteStore(openDatabase(file));
    },
  };
}

describeDocumentStore('SQLite', openSqlite);
describeVisits('SQLite', openSqlite);
describeEvents('SQLite', openSqlite);

it('refuses while another process holds the database, goes on reading, and recovers', async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const store = createSqliteStore(openDatabase(file), { busyTimeoutMs: 20 });
  const append = (value: number) =>
    store.append({ document: 'a/pair/x', update: Uint8Array.of(value), personId: null });
  await append(1);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const both = await Promise.allSettled([append(2), append(3)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await store.load('a/pair/x')).updates).toEqual([Uint8Array.of(1)]);
  other.exec('ROLLBACK');
  other.close();
  await append(4);
  expect((await store.load('a/pair/x')).updates).toEqual([Uint8Array.of(1), Uint8Array.of(4)]);
  await store.close();
});

it('refuses at once what would wait for the disk without end', async () => {
  const db = openDatabase(join(temporaryFolder(), 'tandem.db'));
  const store = createSqliteStore(db, { maxWaitingBytes: 10 });
  const append = (length: number) =>
    store.append({ document: 'a/pair/x', update: new Uint8Array(length), personId: null });
  const both = await Promise.allSettled([append(8), append(8)]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await append(8);
  await store.close();
});

it('waits with each commit until it is on the disk, which a killed process does not show', () => {
  const file = join(temporaryFolder(), 'tandem.db');
  for (const db of [openDatabase(file), openWriter(file, 20)]) {
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    db.close();
  }
});

it('says which database cannot be opened', () => {
  const blocked = join(temporaryFolder(), 'file');
  writeFileSync(blocked, '');
  const file = join(blocked, 'tandem.db');
  expect(() => openDatabase(file)).toThrow(`cannot open the database ${file}`);
});

it('does not touch a database of a newer Tandem', () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 1000');
  db.close();
  expect(() => openDatabase(file)).toThrow('newer Tandem');
});
