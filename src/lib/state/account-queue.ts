import { SyncQueue } from '#lib/sync/queue.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';
import { deliverVersions } from '#lib/sync/version-delivery.ts';
import { shelfOf } from './version-shelves.ts';

/** Starts what goes out and comes in without a page that asks for it: documents and versions. */
export function startQueue(
  repository: DocumentRepository,
  keep: () => readonly string[],
  onSignInNeeded: () => void,
): SyncQueue {
  const shelf = shelfOf(repository.accountId);
  forgetErased(repository, (document) => void shelf.forget(document).catch(() => undefined));
  const { ledger } = repository;
  const versions = { shelf, ledger, fetch: fetch.bind(globalThis), now: Date.now };
  return new SyncQueue(repository, keep, onSignInNeeded, () => deliverVersions(versions));
}

/** What was erased on the server leaves no versions here. */
function forgetErased(repository: DocumentRepository, forget: (document: string) => void): void {
  const erased = new Set<string>();
  repository.subscribe(() => {
    for (const { name, saving } of repository.openDocuments) {
      if (saving.kind !== 'closed' || saving.reason !== 'gone' || erased.has(name)) continue;
      erased.add(name);
      forget(name);
    }
  });
}
