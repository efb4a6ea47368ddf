import { readKeptPairs, type KeptPairs } from '#lib/catalog/kept-pairs.ts';
import { readRoster } from '#lib/documents/roster.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { SyncQueue } from '#lib/sync/queue.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';

export interface AccountQueueOptions {
  readonly persons: () => readonly MyPerson[];
  readonly onSignInNeeded: () => void;
  readonly onTooOld: () => void;
}

/** Starts the queue of an account: what is always kept here, and the pairs that a curator chose. */
export function startQueue(
  repository: DocumentRepository,
  { persons, ...events }: AccountQueueOptions,
): SyncQueue {
  return new SyncQueue(repository, {
    ...events,
    keep: () => persons().flatMap(({ documents }) => documents.map(({ name }) => name)),
    chosen: () => chosenDocuments(repository, persons()),
  });
}

/** The documents that a curator keeps of one pair. */
export function documentsOfPair(org: string, id: string): string[] {
  return (['pair', 'supervision'] as const).map((kind) => formatDocumentName({ org, kind, id }));
}

export function isKept({ which, pairIds }: KeptPairs, pairId: string): boolean {
  return which === 'all' || (which === 'some' && pairIds.includes(pairId));
}

/** `null` while a roster is not here: nothing may be let go of because of that. */
async function chosenDocuments(
  repository: DocumentRepository,
  persons: readonly MyPerson[],
): Promise<string[] | null> {
  const kept = await readKeptPairs(repository.accountId);
  const chosen: string[] = [];
  for (const { org, role, documents } of persons) {
    if (role !== 'curator' || kept.which === 'none') continue;
    const roster = formatDocumentName({ org, kind: 'roster', id: '' });
    if (!(await repository.ledger.read(roster))?.confirmedAt) return null;
    // What a curator has as a member of a pair is kept anyway.
    const always = new Set(documents.map(({ name }) => name));
    const { pairs } = await readHere(repository, roster, readRoster);
    chosen.push(
      ...pairs
        .filter(({ id }) => isKept(kept, id))
        .flatMap(({ id }) => documentsOfPair(org, id))
        .filter((name) => !always.has(name)),
    );
  }
  return chosen;
}
