import type * as Y from 'yjs';

import { readRoster, type Person } from '#lib/documents/roster.ts';
import { readSupervision, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { Ledger } from '#lib/sync/ledger.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';
import { caughtUp } from './caught-up.ts';

interface Curator {
  readonly org: string;
  readonly personId: string;
}

const rosterOf = (org: string) => formatDocumentName({ org, kind: 'roster', id: '' });

/**
 * Notes whom the pairs have to be told of. In the turn in which somebody is changed: whatever stops the tablet then, its
 * next start goes on from the note.
 */
export function noteUntold(ledger: Ledger, org: string, personIds: readonly string[]): void {
  if (personIds.length === 0) return;
  const document = rosterOf(org);
  const before = ledger.known.find((entry) => entry.document === document)?.untold ?? [];
  // A new list each time, by which whoever is just telling the pairs sees that there is news.
  void ledger.write({ document, untold: [...new Set([...before, ...personIds])] });
}

let telling: Promise<void> = Promise.resolve();

/**
 * Tells the pairs of those who are noted what these are called now and which class or position they have: a pair reads no
 * roster. Pairs that are closed keep what they had. Works offline; what fails stays noted, and keeps no other pair from being told.
 * Ends early when the account is being left.
 */
export function tellPairs(repository: DocumentRepository, curator: Curator): Promise<void> {
  telling = telling.catch(() => undefined).then(() => tellNoted(repository, curator));
  return telling;
}

/** Notes that were found by the queue once before. */
const found = new WeakSet<readonly string[]>();

/**
 * Goes on with what an earlier start, or a page that could not reach a pair, has left noted. A note that is new since the last
 * call is left to the page: somebody may be in the middle of a name.
 */
export async function goOnTelling(repository: DocumentRepository, curator: Curator): Promise<void> {
  const untold = (await repository.ledger.read(rosterOf(curator.org)))?.untold;
  if (!untold?.length) return;
  if (found.has(untold)) await tellPairs(repository, curator);
  else found.add(untold);
}

async function tellNoted(repository: DocumentRepository, curator: Curator): Promise<void> {
  const name = rosterOf(curator.org);
  const { ledger, left } = repository;
  const noted = async () => (await ledger.read(name))?.untold;
  if (!(await noted())?.length || left.aborted) return;
  const roster = repository.lease(name, curator.personId);
  try {
    await roster.document.opened;
    if (roster.document.state !== 'ready') return;
    for (;;) {
      const untold = await noted();
      if (!untold?.length) return;
      const isDone = await tellOf(repository, curator, roster.document.doc, untold);
      if (left.aborted) return;
      if ((await noted()) !== untold) continue;
      if (isDone) await ledger.write({ document: name, untold: [] });
      return;
    }
  } finally {
    roster.release();
  }
}

/** Whether all pairs of these people have been told. */
async function tellOf(
  repository: DocumentRepository,
  curator: Curator,
  roster: Y.Doc,
  personIds: readonly string[],
): Promise<boolean> {
  const { people, pairs } = readRoster(roster);
  const ids = new Set(personIds);
  const wanted = new Map(
    people.filter(({ id }) => ids.has(id)).map((person) => [person.id, person]),
  );
  let isDone = true;
  for (const { id, state, members } of pairs) {
    if (state === 'closed' || !members.some(({ personId }) => wanted.has(personId))) continue;
    if (repository.left.aborted) return false;
    const isTold = await tellPair(repository, curator, id, wanted).catch(() => false);
    isDone &&= isTold;
  }
  return isDone;
}

/** Whether all that the pair says of these people is here and has been told. */
async function tellPair(
  repository: DocumentRepository,
  { org, personId: curatorId }: Curator,
  pairId: string,
  wanted: ReadonlyMap<string, Person>,
): Promise<boolean> {
  const name = formatDocumentName({ org, kind: 'supervision', id: pairId });
  const lease = repository.lease(name, curatorId);
  const { document } = lease;
  try {
    await document.opened;
    // A pair that is not here reads as one without people. Over HTTP it comes also where no socket opens.
    // That code is asked for here alone, or pages that need none of it would load it.
    if (!document.everSynced) {
      const { deliverOpen } = await import('#lib/sync/http-delivery.ts');
      await deliverOpen(fetch.bind(globalThis), document);
    } else {
      // A value set without knowing the present one may lose against it when both meet.
      await caughtUp(document, repository.left);
    }
    if (repository.left.aborted) return false;
    const isHere = document.state === 'ready' && document.everSynced;
    const { doc } = document;
    for (const known of readSupervision(doc).people) {
      const now = wanted.get(known.personId);
      if (!now || (now.name === known.name && now.position === known.position)) continue;
      setSupervisedPerson(doc, { ...known, name: now.name, position: now.position });
    }
    await document.flushed();
    return isHere;
  } finally {
    lease.release();
  }
}
