import { Dexie, type EntityTable } from 'dexie';

import type { Me } from '#lib/protocol/api.ts';

/** An account that this tablet knows; enough to open the app without a network. */
export interface KnownAccount {
  readonly accountId: string;
  readonly me: Me;
  /** ms by this device's clock, but always after what was used before; 0 when the person has signed out. */
  readonly lastUsedAt: number;
  /** The relay asked for a new sign-in: what is on the tablet stays, and is shown only after it. */
  readonly locked: boolean;
}

const database = new Dexie('tandem-device') as Dexie & {
  accounts: EntityTable<KnownAccount, 'accountId'>;
};
database.version(1).stores({ accounts: 'accountId, lastUsedAt' });

export async function lastUsedAccount(): Promise<KnownAccount | undefined> {
  return database.accounts.orderBy('lastUsedAt').last();
}

/** All accounts, the last used one first. */
export async function knownAccounts(): Promise<KnownAccount[]> {
  return database.accounts.orderBy('lastUsedAt').reverse().toArray();
}

/** Writes an account down; one in use comes after all others, even if a clock that was fast wrote those. */
export async function rememberAccount(account: KnownAccount): Promise<void> {
  const after = ((await lastUsedAccount())?.lastUsedAt ?? 0) + 1;
  const lastUsedAt = account.lastUsedAt && Math.max(account.lastUsedAt, after);
  await database.accounts.put({ ...account, lastUsedAt });
}

export async function forgetAccount(accountId: string): Promise<void> {
  await database.accounts.delete(accountId);
}
