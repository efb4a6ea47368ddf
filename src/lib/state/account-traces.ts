import { deleteAccountLedger, openAccountLedger } from '#lib/catalog/account-ledger.ts';
import { forgetAccount } from '#lib/catalog/device-database.ts';
import { deleteSearchIndex } from '#lib/catalog/search-index.ts';
import { deleteVersionShelf } from '#lib/catalog/version-shelf.ts';
import type { Me } from '#lib/protocol/api.ts';
import { deleteLocalStore, localStoreName } from '#lib/sync/local-store.ts';
import { letGoElsewhere } from './account-tabs.ts';

/**
 * Deletes everything that this tablet holds of an account: the databases of its documents, also of those
 * that it may not open any more, its ledger, and that it was ever here. Caches and settings of
 * the tablet hold nothing of an account.
 */
export async function deleteAccountTraces({ accountId, persons }: Me): Promise<void> {
  await letGoElsewhere(accountId);
  const ledger = openAccountLedger(accountId);
  const entries = await ledger.all();
  ledger.close();
  const documents = [
    ...entries.map(({ document }) => document),
    ...persons.flatMap((person) => person.documents.map(({ name }) => name)),
  ];
  const databases = new Set(documents.map((name) => localStoreName(accountId, name)));
  const prefix = localStoreName(accountId, '');
  // Some browsers don't list databases; there the ledger knows every document that was ever open.
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (name?.startsWith(prefix)) databases.add(name);
  }
  await Promise.all([...databases].map(deleteLocalStore));
  await deleteSearchIndex(accountId);
  await deleteVersionShelf(accountId);
  await deleteAccountLedger(accountId);
  await forgetAccount(accountId);
}
