import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';

import { createSqliteStore, openDatabase } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeDocumentStore } from './document-store.ts';

describeDocumentStore('SQLite', async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const store = createSqliteStore(openDatabase(file));
  return {
    store,
    reopen: async () => {
      await store.close();
      return createSqliteStore(openDatabase(file));
    },
  };
});

it('tells all who share a commit when it failed, and goes on afterwards', async () => {
  const db = openDatabase(join(temporaryFolder(), 'tandem.db'));
  const store = createSqliteStore(db);
  const append = (value: number) =>
    store.append({ document: 'a/pair/x', update: Uint8Array.of(value), personId: null });
  db.exec('PRAGMA query_only = ON');
  const both = await Promise.allSettled([append(1), append(2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  db.exec('PRAGMA query_only = OFF');
  await append(3);
  expect((await store.load('a/pair/x')).updates).toEqual([Uint8Array.of(3)]);
  await store.close();
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
