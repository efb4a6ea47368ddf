import { Dexie, type EntityTable } from 'dexie';

import type { Me } from '#lib/protocol/api.ts';
import type { KeptPairs } from './kept-pairs.ts';

/** An account that this tablet knows; enough to open the app without a network. */
export interface KnownAccount {
  readonly accountId: string;
  readonly me: Me;
  /** ms since the epoch, by this device. */
  readonly lastUsedAt: number;
  /** The relay asked for a new sign-in: what is on the tablet stays, and is shown only after it. */
  readonly locked: boolean;
  /** Absent when nothing was chosen. */
  readonly kept?: KeptPairs;
}

/** Shared with the files beside this one, which are loaded when they are needed. */
export const database = new Dexie('tandem-device') as Dexie & {
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

/** What `account` does not say of a known one stays as it was. */
export async function rememberAccount(account: KnownAccount): Promise<void> {
  await database.transaction('rw', database.accounts, async () => {
    const known = await database.accounts.get(account.accountId);
    await database.accounts.put({ ...known, ...account });
  });
}

export async function forgetAccount(accountId: string): Promise<void> {
  await database.accounts.delete(accountId);
}
