import type { DatabaseSync } from 'node:sqlite';

import type { Identity } from '#lib/domain/access.ts';
import type { CodeOwner } from './codes.ts';

/** Which account is which person of which organisation. */
export interface Memberships {
  identityOf(accountId: string): Identity;
  accountOf(owner: CodeOwner): string | undefined;
  /** Links an account to a person; answers the account that the person has, which may be an earlier one. */
  link(accountId: string, owner: CodeOwner): string;
}

export function createMemberships(database: DatabaseSync): Memberships {
  const byAccount = database.prepare('SELECT org, person_id FROM memberships WHERE account_id = ?');
  const byPerson = database.prepare(
    'SELECT account_id FROM memberships WHERE org = ? AND person_id = ?',
  );
  const insert = database.prepare(
    `INSERT INTO memberships (account_id, org, person_id) VALUES (?, ?, ?)
     ON CONFLICT (org, person_id) DO NOTHING`,
  );
  const accountOf = ({ org, personId }: CodeOwner) => {
    const row = byPerson.get(org, personId);
    return row && String(row['account_id']);
  };

  return {
    identityOf(accountId) {
      const rows = byAccount.all(accountId);
      return {
        persons: new Map(rows.map((row) => [String(row['org']), String(row['person_id'])])),
      };
    },
    accountOf,
    link(accountId, owner) {
      insert.run(accountId, owner.org, owner.personId);
      return accountOf(owner) ?? accountId;
    },
  };
}
