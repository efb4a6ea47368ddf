import { readKeptPairs, type KeptPairs } from '#lib/catalog/kept-pairs.ts';
import { sharedIdsOf } from '#lib/documents/roster-access.ts';
import { readRoster, type RosterPair } from '#lib/documents/roster.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { SyncQueue } from '#lib/sync/queue.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';
import { deliverVersions } from '#lib/sync/version-delivery.ts';
import type { HeadKeeper } from './head-keeper.ts';
import { LettingGo } from './letting-go.ts';
import { answersOf, heldAnswers, peopleToMatch } from './people-to-match.ts';
import { WishKeeper } from './taking-back.ts';
import { shelfOf } from './version-shelves.ts';

export interface AccountQueueOptions {
  readonly persons: () => readonly MyPerson[];
  readonly onSignInNeeded: () => void;
  readonly onTooOld: () => void;
}

/**
 * Starts what goes out and comes in without a page that asks for it: what is always kept here, the pairs
 * that a curator chose, and versions.
 */
export function startQueue(
  repository: DocumentRepository,
  { persons, ...events }: AccountQueueOptions,
): SyncQueue {
  const shelf = shelfOf(repository.accountId);
  const forget = (document: string) => void shelf.forget(document).catch(() => undefined);
  forgetErased(repository, forget);
  const onGone = (documents: readonly string[]) => {
    // Versions of a document hold its words too, and so does the search.
    documents.forEach(forget);
    void import('./search-keeper.ts')
      .then(({ searchKeeper }) => searchKeeper().refresh())
      .catch(() => undefined);
  };
  const lettingGo = new LettingGo(repository, onGone);
  const wishes = new WishKeeper(repository);
  const { ledger } = repository;
  let heads: Promise<HeadKeeper> | undefined;
  /** Its code is for curators alone. */
  const keepHeads = async () => {
    const curators = persons().filter(({ role }) => role === 'curator');
    if (curators.length === 0) return;
    heads ??= import('./head-keeper.ts').then(({ HeadKeeper }) => new HeadKeeper(repository));
    await (await heads).look(curators);
  };
  /** What a start before this one was stopped in, and what could not be told. */
  const keepPairsTold = async () => {
    for (const { org, role, personId } of persons()) {
      const roster = formatDocumentName({ org, kind: 'roster', id: '' });
      if (role !== 'curator' || !(await ledger.read(roster))?.untold?.length) continue;
      const { goOnTelling } = await import('./telling-pairs.ts');
      await goOnTelling(repository, { org, personId });
    }
  };
  const versions = { shelf, ledger, fetch: fetch.bind(globalThis), now: Date.now };
  return new SyncQueue(repository, {
    ...events,
    onGone,
    deliverVersions: () => deliverVersions(versions),
    whenHere: async () => {
      // What a newer app has written, this one cannot settle.
      await wishes.look(persons()).catch(() => undefined);
      await lettingGo.run(persons());
      await keepHeads().catch(() => undefined);
      await keepPairsTold().catch(() => undefined);
    },
    keep: () => persons().flatMap(({ documents }) => documents.map(({ name }) => name)),
    chosen: () => chosenDocuments(repository, persons()),
  });
}

/** The documents that a curator keeps of one pair. */
export function documentsOfPair(org: string, pair: RosterPair): string[] {
  return [
    { kind: 'pair' as const, id: pair.id },
    { kind: 'supervision' as const, id: pair.id },
    ...sharedIdsOf(pair).map((id) => ({ kind: 'shared' as const, id })),
  ].map((name) => formatDocumentName({ org, ...name }));
}

export function isKept({ which, pairIds }: KeptPairs, pairId: string): boolean {
  return which === 'all' || (which === 'some' && pairIds.includes(pairId));
}

/**
 * The pairs that curators keep, and the answers that matching has brought here, for as long as they are needed.
 * `null` while a roster is not here: nothing may be let go of because of that.
 */
async function chosenDocuments(
  repository: DocumentRepository,
  persons: readonly MyPerson[],
): Promise<string[] | null> {
  const kept = await readKeptPairs(repository.accountId);
  const chosen: string[] = [];
  for (const { org, role, documents } of persons) {
    if (role !== 'curator') continue;
    const answers = heldAnswers(await repository.ledger.all(), org);
    if (kept.which === 'none' && answers.length === 0) continue;
    const roster = formatDocumentName({ org, kind: 'roster', id: '' });
    if (!(await repository.ledger.read(roster))?.confirmedAt) return null;
    // What a curator has as a member of a pair is kept anyway.
    const always = new Set(documents.map(({ name }) => name));
    const view = await readHere(repository, roster, readRoster);
    const toMatch = new Set([...peopleToMatch(view)].map((id) => answersOf(org, id)));
    chosen.push(
      ...answers.filter((name) => toMatch.has(name)),
      ...view.pairs
        .filter(({ id }) => isKept(kept, id))
        .flatMap((pair) => documentsOfPair(org, pair))
        .filter((name) => !always.has(name)),
    );
  }
  return chosen;
}

/** What was erased on the server leaves no versions here, also while its page is still open. */
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
