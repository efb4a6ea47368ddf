import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import type { BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';

import { copyBefore } from '#server/storage/migrations.ts';

/**
 * Makes or updates the tables of the sign-in library, which knows itself what it lacks. It does so step by
 * step and not in a transaction: hence a copy of the file first, when there is something to lose.
 */
export async function migrateLibraryTables(
  database: DatabaseSync,
  settings: BetterAuthOptions,
): Promise<void> {
  const plan = await getMigrations(settings);
  const changes = [...plan.toBeCreated, ...plan.toBeAdded, ...plan.toBeAddedIndexes];
  if (changes.length === 0) return;
  const file = database.location();
  if (file !== null && hasAccounts(database)) {
    // The library does not number its steps: what is to be done names the copy, so that an attempt that
    // is repeated finds the copy of the first one.
    const step = createHash('sha256').update(await plan.compileMigrations());
    copyBefore(database, `${file}.before-sign-in-step-${step.digest('hex').slice(0, 8)}`);
  }
  await plan.runMigrations();
}

function hasAccounts(database: DatabaseSync): boolean {
  const table = database.prepare(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'user'",
  );
  return table.get() !== undefined;
}
