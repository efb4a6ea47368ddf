import type { DatabaseSync } from 'node:sqlite';

import { copyBefore } from '#server/storage/migrations.ts';
import { transaction } from '#server/storage/transaction.ts';

/**
 * Our own tables beside those of the sign-in library, as numbered steps. A step that was released is
 * never changed; the number of steps taken is kept in a table of its own, because the documents
 * in the same file count their steps elsewhere.
 */
export const accountSteps: readonly string[] = [
  `CREATE TABLE organisations (
     id TEXT PRIMARY KEY,
     demo_people TEXT,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE memberships (
     account_id TEXT NOT NULL,
     org TEXT NOT NULL,
     person_id TEXT NOT NULL,
     PRIMARY KEY (account_id, org),
     UNIQUE (org, person_id)
   ) STRICT;
   CREATE TABLE sign_in_codes (
     org TEXT NOT NULL,
     person_id TEXT NOT NULL,
     hash TEXT NOT NULL UNIQUE,
     expires_at INTEGER NOT NULL,
     reusable INTEGER NOT NULL,
     PRIMARY KEY (org, person_id)
   ) STRICT;
   CREATE TABLE set_up_key (
     only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
     hash TEXT NOT NULL
   ) STRICT;`,
  // By which a tablet learns that the account it knows was erased.
  'CREATE TABLE erased_accounts (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID',
];

/** Brings the tables to the newest step; after a copy of the file, when there is something to lose. */
export function migrateAccounts(database: DatabaseSync, steps = accountSteps): void {
  database.exec('CREATE TABLE IF NOT EXISTS accounts_schema (steps INTEGER NOT NULL) STRICT');
  const row = database.prepare('SELECT steps FROM accounts_schema').get();
  const taken = Number(row?.['steps'] ?? 0);
  if (taken > steps.length) throw new Error('the accounts were written by a newer Tandem');
  if (taken === steps.length) return;
  const file = database.location();
  if (taken > 0 && file !== null) copyBefore(database, `${file}.before-accounts-step-${taken + 1}`);

  transaction(database, () => {
    for (const step of steps.slice(taken)) database.exec(step);
    database.exec('DELETE FROM accounts_schema');
    database.prepare('INSERT INTO accounts_schema (steps) VALUES (?)').run(steps.length);
  });
}
