import { Dexie, type EntityTable } from 'dexie';

import type { Me } from '#lib/protocol/api.ts';

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

/** Which pairs a curator wants on this tablet, to read them without a network. */
export interface KeptPairs {
  readonly which: 'none' | 'some' | 'all';
  /** Those of `some`; remembered while something else is chosen. */
  readonly pairIds: readonly string[];
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

/** What `account` does not say stays as it was. */
export async function rememberAccount(account: KnownAccount): Promise<void> {
  await database.transaction('rw', database.accounts, async () => {
    const known = await database.accounts.get(account.accountId);
    await database.accounts.put({ ...known, ...account });
  });
}

export async function readKeptPairs(accountId: string): Promise<KeptPairs> {
  const known = await database.accounts.get(accountId);
  return known?.kept ?? { which: 'none', pairIds: [] };
}

export async function writeKeptPairs(accountId: string, kept: KeptPairs): Promise<void> {
  await database.accounts.update(accountId, { kept });
}

export async function forgetAccount(accountId: string): Promise<void> {
  await database.accounts.delete(accountId);
}
