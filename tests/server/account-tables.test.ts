import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';

import { accountSteps, migrateAccounts } from '#server/accounts/migrations.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
