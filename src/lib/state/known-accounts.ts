import { openAccountLedger } from '#lib/catalog/account-ledger.ts';
import { knownAccounts, type KnownAccount } from '#lib/catalog/device-database.ts';
import { untoldIn } from '#lib/sync/ledger.ts';
import { deleteAccountTraces } from './account-traces.ts';
import { session } from './session.svelte.ts';
import { unsentVersions } from './version-shelves.ts';

/** An account that this tablet knows, as far as one may know of it before signing in. */
export interface TabletAccount {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly orgName: string;
  /** What to sign in with; `null` when only codes are possible. */
  readonly username: string | null;
  /** Changes that the server does not have. */
  readonly unsent: number;
  readonly current: boolean;
}

/**
 * Accounts of this tablet, the last used one first. Each opens by signing in and no other way: the server
 * knows one session a browser, and on a shared tablet a switch without a secret would show one
 * pupil's diary to the next. A PIN and encryption will belong here.
 */
export async function tabletAccounts(): Promise<TabletAccount[]> {
  const known = await knownAccounts().catch((): KnownAccount[] => []);
  return Promise.all(
    known.map(async ({ accountId, me }) => {
      const current = session.status === 'open' && session.me?.accountId === accountId;
      const person = me.persons[0];
      return {
        accountId,
        personId: person?.personId ?? accountId,
        name: person?.name ?? me.username ?? '',
        orgName: person?.orgName ?? '',
        username: me.hasPassword ? me.username : null,
        unsent: await (current ? session.unsentChanges() : unsentOf(accountId)),
        current,
      };
    }),
  );
}

let next: TabletAccount | null = null;

/** Leaves the account in use for another: its records stay here, behind a new sign-in. */
export async function leaveFor(account: TabletAccount): Promise<void> {
  await session.signOut({ keepUnsent: true });
  next = account;
}

/** Whom the account in use was left for; told once, to the page that asks to sign in. */
export function takeNextAccount(): TabletAccount | null {
  const account = next;
  next = null;
  return account;
}

/** Removes every trace of an account from this tablet. The caller has warned of unsent changes. */
export async function removeAccount(accountId: string): Promise<void> {
  if (session.status === 'open' && session.me?.accountId === accountId) {
    await session.signOut({ keepUnsent: false });
    return;
  }
  const known = (await knownAccounts()).find((account) => account.accountId === accountId);
  if (!known) return;
  await session.forgetLocked(accountId);
  await deleteAccountTraces(known.me);
}

async function unsentOf(accountId: string): Promise<number> {
  const ledger = openAccountLedger(accountId);
  try {
    const entries = await ledger.all();
    const versions = await unsentVersions(accountId);
    return entries.reduce((sum, { unsent }) => sum + unsent, untoldIn(entries) + versions);
  } finally {
    ledger.close();
  }
}
