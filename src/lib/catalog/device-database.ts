import type { DBSchema } from 'idb';

import type { Me } from '#lib/protocol/api.ts';
import { objectDatabase } from './object-database.ts';

/** An account that this tablet knows; enough to open the app without a network. */
export interface KnownAccount {
  readonly accountId: string;
  readonly me: Me;
  /** ms by this device's clock, but always after what was used before; 0 when the person has signed out. */
  readonly lastUsedAt: number;
  /** The relay asked for a new sign-in: what is on the tablet stays, and is shown only after it. */
  readonly locked: boolean;
}

interface Schema extends DBSchema {
  accounts: { key: string; value: KnownAccount; indexes: { lastUsedAt: number } };
}

const database = objectDatabase<Schema>('tandem-device', (db) => {
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

/** Writes an account down; one in use comes after all others, even if a clock that was fast wrote those. */
export async function rememberAccount(account: KnownAccount): Promise<void> {
  const after = ((await lastUsedAccount())?.lastUsedAt ?? 0) + 1;
  const lastUsedAt = account.lastUsedAt && Math.max(account.lastUsedAt, after);
  await database.use((db) => db.put('accounts', { ...account, lastUsedAt }));
}

export async function forgetAccount(accountId: string): Promise<void> {
  await database.use((db) => db.delete('accounts', accountId));
}
