import type { DBSchema } from 'idb';

import type { Me } from '#lib/protocol/api.ts';
import type { KeptPairs } from './kept-pairs.ts';
import { objectDatabase } from './object-database.ts';

/** An account that this tablet knows; enough to open the app without a network. */
export interface KnownAccount {
  readonly accountId: string;
  readonly me: Me;
  /** ms by this device's clock, but always after what was used before; 0 when the person has signed out. */
  readonly lastUsedAt: number;
  /** The relay asked for a new sign-in: what is on the tablet stays, and is shown only after it. */
  readonly locked: boolean;
  /** The version of the app from which the server takes nothing more; empty or absent when it takes all. */
  readonly refusedApp?: string;
  /** Absent when nothing was chosen. */
  readonly kept?: KeptPairs;
}

interface Schema extends DBSchema {
  accounts: { key: string; value: KnownAccount; indexes: { lastUsedAt: number } };
}

/** Shared with the files beside this one, which are loaded when they are needed. */
export const database = objectDatabase<Schema>('tandem-device', (db) => {
  db.createObjectStore('accounts', { keyPath: 'accountId' }).createIndex(
    'lastUsedAt',
    'lastUsedAt',
  );
});

export async function lastUsedAccount(): Promise<KnownAccount | undefined> {
  return (await knownAccounts())[0];
}

/** All accounts, the last used one first. */
export async function knownAccounts(): Promise<KnownAccount[]> {
  const accounts = await database.use((db) => db.getAllFromIndex('accounts', 'lastUsedAt'));
  return accounts.reverse();
}

/**
 * Writes an account down; one in use comes after all others, even if a clock that was fast wrote those. What
 * `account` does not say of a known one stays as it was.
 */
export async function rememberAccount(account: KnownAccount): Promise<void> {
  const after = ((await lastUsedAccount())?.lastUsedAt ?? 0) + 1;
  const lastUsedAt = account.lastUsedAt && Math.max(account.lastUsedAt, after);
  await database.use(async (db) => {
    const { store, done } = db.transaction('accounts', 'readwrite');
    const known = await store.get(account.accountId);
    await Promise.all([store.put({ ...known, ...account, lastUsedAt }), done]);
  });
}

export async function forgetAccount(accountId: string): Promise<void> {
  await database.use((db) => db.delete('accounts', accountId));
}
