import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/**
 * What is left of accounts whose person was erased: a hash of the id, so that a tablet on which somebody was signed in can be
 * told that nothing of it may stay. An id is random and long, and was never told to anybody but that account's
 * own tablets: whoever knows it may ask. A session would prove less: on a shared tablet the next pupil's has taken its place, and one
 * that ran out has left the browser.
 */
export interface ErasedAccounts {
  note(accountId: string): void;
  /** Those of `accountIds` that were erased. */
  among(accountIds: readonly string[]): string[];
}

export function createErasedAccounts(database: DatabaseSync): ErasedAccounts {
  const insert = database.prepare(
    'INSERT INTO erased_accounts (hash) VALUES (?) ON CONFLICT DO NOTHING',
  );
  const find = database.prepare('SELECT 1 FROM erased_accounts WHERE hash = ?');
  return {
    note: (accountId) => void insert.run(hashOf(accountId)),
    among: (accountIds) => accountIds.filter((id) => find.get(hashOf(id)) !== undefined),
  };
}

function hashOf(accountId: string): string {
  return createHash('sha256').update(`erased account ${accountId}`).digest('hex');
}
