import type { DatabaseSync } from 'node:sqlite';

import type { SignInState } from '#lib/protocol/api.ts';
import type { Auth } from './auth.ts';
import type { CodeOwner } from './codes.ts';
import type { ErasedAccounts } from './erased-accounts.ts';
import type { Memberships } from './memberships.ts';

/** How the people of a roster sign in, and the end of that. */
export interface SignIns {
  /** One row for each person who has an account or an unused code. */
  statesOf(org: string): SignInState[];
  /** Signs a person out everywhere and voids their unused code; returns how many devices that ended. */
  revoke(owner: CodeOwner): Promise<number>;
  /** Revokes, and forgets that the person ever had an account; the account goes if it is nobody else's. */
  forget(owner: CodeOwner): Promise<void>;
}

export interface SignInsParts {
  readonly database: DatabaseSync;
  readonly auth: Auth;
  readonly memberships: Memberships;
  readonly erased: ErasedAccounts;
  readonly now: () => number;
}

export function createSignIns(parts: SignInsParts): SignIns {
  const { database, auth, memberships, erased, now } = parts;
  const devices = database.prepare(
    `SELECT person_id, count(session.id) AS devices, max(session.updatedAt) AS seen
     FROM memberships LEFT JOIN session ON session.userId = account_id AND session.expiresAt > ?
     WHERE org = ? GROUP BY person_id`,
  );
  const codes = database.prepare(
    'SELECT person_id, expires_at FROM sign_in_codes WHERE org = ? AND expires_at > ?',
  );
  const dropCode = database.prepare('DELETE FROM sign_in_codes WHERE org = ? AND person_id = ?');
  const dropMembership = database.prepare(
    'DELETE FROM memberships WHERE org = ? AND person_id = ?',
  );
  const dropPasskeys = database.prepare('DELETE FROM passkey WHERE userId = ?');

  async function revoke(owner: CodeOwner): Promise<number> {
    dropCode.run(owner.org, owner.personId);
    const accountId = memberships.accountOf(owner);
    if (accountId === undefined) return 0;
    const { internalAdapter } = await auth.$context;
    const sessions = await internalAdapter.listSessions(accountId);
    for (const { token } of sessions) await internalAdapter.deleteSession(token);
    return sessions.length;
  }

  return {
    statesOf(org) {
      const at = now();
      const states = new Map<string, SignInState>();
      for (const row of devices.all(new Date(at).toISOString(), org)) {
        const personId = String(row['person_id']);
        const lastSeenAt = row['seen'] === null ? null : String(row['seen']);
        states.set(personId, {
          ...{ personId, lastSeenAt, codeUntil: null },
          devices: Number(row['devices']),
        });
      }
      for (const row of codes.all(org, at)) {
        const personId = String(row['person_id']);
        const codeUntil = new Date(Number(row['expires_at'])).toISOString();
        const state = states.get(personId) ?? { personId, devices: 0, lastSeenAt: null };
        states.set(personId, { ...state, codeUntil });
      }
      return [...states.values()];
    },
    revoke,
    async forget(owner) {
      const accountId = memberships.accountOf(owner);
      // First: a tablet asks as soon as its session is refused.
      if (accountId !== undefined && memberships.identityOf(accountId).persons.size === 1) {
        erased.note(accountId);
      }
      await revoke(owner);
      if (accountId === undefined) return;
      dropMembership.run(owner.org, owner.personId);
      if (memberships.identityOf(accountId).persons.size > 0) return;
      dropPasskeys.run(accountId);
      await (await auth.$context).internalAdapter.deleteUser(accountId);
    },
  };
}
