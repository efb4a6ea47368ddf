import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';

import { createAccounts } from '#server/accounts/accounts.ts';
import { accountSteps, migrateAccounts } from '#server/accounts/migrations.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { setUpSchool } from './school.ts';
import { startTestServer } from './test-server.ts';

/** A step of a later version, so that there is one to take from today's tables. */
const later = 'ALTER TABLE organisations ADD COLUMN closed_at INTEGER';
const allSteps = [...accountSteps, later];

const membership = ['account', 'school', 'anna'] as const;
const addMembership = (db: DatabaseSync) =>
  db.prepare('INSERT INTO memberships VALUES (?, ?, ?)').run(...membership);
const people = (db: DatabaseSync) =>
  db
    .prepare('SELECT person_id FROM memberships')
    .all()
    .map((row) => row['person_id']);

test.each(allSteps.map((_, step) => step).slice(1))(
  'accounts with %i steps of their tables are brought up to date, after a copy of them',
  (taken) => {
    const file = join(temporaryFolder(), 'tandem.db');
    const db = new DatabaseSync(file);
    migrateAccounts(db, allSteps.slice(0, taken));
    addMembership(db);
    migrateAccounts(db, allSteps);
    expect(people(db)).toEqual(['anna']);
    db.exec('UPDATE organisations SET closed_at = 1');
    const copy = new DatabaseSync(`${file}.before-accounts-step-${taken + 1}`);
    expect(people(copy)).toEqual(['anna']);
    expect(copy.prepare('SELECT steps FROM accounts_schema').get()).toEqual({ steps: taken });
    copy.close();
    migrateAccounts(db, allSteps);
    db.close();
  },
);

test('a step that fails leaves the accounts as they were', () => {
  const db = new DatabaseSync(join(temporaryFolder(), 'tandem.db'));
  migrateAccounts(db);
  addMembership(db);
  expect(() => migrateAccounts(db, [...allSteps, 'no SQL at all'])).toThrow();
  expect(people(db)).toEqual(['anna']);
  expect(db.prepare('SELECT steps FROM accounts_schema').get()).toEqual({
    steps: accountSteps.length,
  });
  expect(() => db.exec('UPDATE organisations SET closed_at = 1')).toThrow('no such column');
  db.close();
});

test('new accounts need no copy, and those of a newer Tandem are not touched', () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const db = new DatabaseSync(file);
  migrateAccounts(db, allSteps);
  expect(existsSync(`${file}.before-accounts-step-1`)).toBe(false);
  expect(() => migrateAccounts(db)).toThrow('newer Tandem');
  db.close();
});

test('accounts of a Tandem without user names and passkeys are brought up to date, after a copy of them', async () => {
  const dataDir = temporaryFolder();
  const file = join(dataDir, 'tandem.db');
  const old = openDatabase(file);
  migrateAccounts(old);
  const { runMigrations } = await getMigrations({
    database: old,
    emailAndPassword: { enabled: true },
  });
  await runMigrations();
  old.exec("INSERT INTO user VALUES ('u', '', 'u@accounts.invalid', 1, NULL, 1, 1)");
  old.close();

  const copies = () => readdirSync(dataDir).filter((name) => name.includes('.before-'));
  const start = async () => {
    const config = readConfig([], { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir });
    const buildDir = join(dataDir, 'no-build');
    const server = await startServer(config, createLog({ level: 'error' }), { buildDir });
    // The library looks at its tables once more by itself, and complains when they are gone meanwhile.
    await (await server.accounts.auth.$context).checkSchema?.();
    await server.stop();
  };
  await start();
  const [copyName = '', ...others] = copies();
  expect(copyName).toMatch(/^tandem\.db\.before-sign-in-step-\w{8}$/);
  expect(others).toEqual([]);

  const users = (path: string) => {
    const db = new DatabaseSync(path);
    const rows = db.prepare('SELECT * FROM user').all();
    db.close();
    return rows;
  };
  expect(users(file)).toMatchObject([{ id: 'u', username: null }]);
  const [before] = users(join(dataDir, copyName));
  expect(before).toMatchObject({ id: 'u' });
  expect(before).not.toHaveProperty('username');
  await start();
  expect(copies()).toEqual([copyName]);
});

test('a start with nothing to bring up to date makes no copy, and neither does the first', async () => {
  const server = await startTestServer();
  await setUpSchool(server);
  const accounts = { database: openDatabase(join(server.dataDir, 'tandem.db')), secret: 's' };
  await createAccounts({ ...accounts, onError: () => undefined });
  accounts.database.close();
  expect(readdirSync(server.dataDir).filter((name) => name.includes('.before-'))).toEqual([]);
});
