import { knownAccounts } from '#lib/catalog/device-database.ts';
import type { ErasedAccounts } from '#lib/protocol/api.ts';
import { deleteAccountTraces } from './account-traces.ts';
import { callApi } from './api.ts';
import { session } from './session.svelte.ts';

/**
 * Asks the server which of the accounts that wait for a new sign-in on this tablet were erased, and deletes all that the
 * tablet holds of those, unsent words too: nobody could ever open them again. Only a plain yes about this very account
 * deletes anything; a session that ended, a server that knows nothing, or a proxy's page do not.
 */
export async function forgetErased(): Promise<void> {
  const waiting = (await knownAccounts()).filter(({ locked }) => locked);
  if (waiting.length === 0) return;
  const accounts = waiting.map(({ accountId }) => accountId);
  const { erased } = await callApi<ErasedAccounts>('POST', 'erased-accounts', { accounts });
  for (const { accountId, me } of waiting) {
    if (!erased.includes(accountId)) continue;
    await session.endErased(accountId, () => deleteAccountTraces(me));
  }
}
