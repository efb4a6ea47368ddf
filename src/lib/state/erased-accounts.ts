import { knownAccounts, type KnownAccount } from '#lib/catalog/device-database.ts';
import type { ErasedAccounts } from '#lib/protocol/api.ts';
import { deleteAccountTraces } from './account-traces.ts';
import { callApi } from './api.ts';
import { session } from './session.svelte.ts';

/** How many accounts are asked about at once; the server takes twice as many. */
const atOnce = 100;

/**
 * Asks the server which of the accounts that wait for a new sign-in on this tablet were erased, and deletes all that the
 * tablet holds of those, unsent words too: nobody could ever open them again. Only a plain yes about this very account
 * deletes anything; a session that ended, a server that knows nothing, or a proxy's page do not. What fails about some
 * keeps no other here. Resolves to whether nothing failed.
 */
export async function forgetErased(): Promise<boolean> {
  const waiting = (await knownAccounts()).filter(({ locked }) => locked);
  let isDone = true;
  const failed = () => void (isDone = false);
  for (let at = 0; at < waiting.length; at += atOnce) {
    await forgetErasedOf(waiting.slice(at, at + atOnce), failed).catch(failed);
  }
  return isDone;
}

async function forgetErasedOf(waiting: readonly KnownAccount[], failed: () => void): Promise<void> {
  const accounts = waiting.map(({ accountId }) => accountId);
  const { erased } = await callApi<ErasedAccounts>('POST', 'erased-accounts', { accounts });
  for (const { accountId, me } of waiting) {
    if (!erased.includes(accountId)) continue;
    await session.endErased(accountId, () => deleteAccountTraces(me)).catch(failed);
  }
}
