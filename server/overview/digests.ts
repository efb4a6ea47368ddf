import * as Y from 'yjs';

import { readJournal } from '#lib/documents/pair-journal.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import type { Person, Roster, RosterPair } from '#lib/documents/roster.ts';
import { planAcceptance, readSupervision, type Supervision } from '#lib/documents/supervision.ts';
import { reviewDigest } from '#lib/documents/reviews.ts';
import type { IsoDate, IsoTime } from '#lib/domain/dates.ts';
import { mentorTerms } from '#lib/domain/handover.ts';
import { digestPair, type DigestMember, type PairDigest } from '#lib/domain/progress.ts';
import type { Delivery, StoredDocument } from '#server/storage/port.ts';

/** What the digest of one pair is made from; it goes to another thread and holds data alone. */
export interface PairSources {
  readonly pair: RosterPair;
  readonly people: ReadonlyMap<string, Person>;
  readonly document: StoredDocument;
  readonly supervision: StoredDocument;
  readonly deliveries: readonly Delivery[];
  readonly today: IsoDate;
}

/**
 * Times of delivery are rounded down to this. Each new value of a digest leaves a trace in the
 * overview document for ever, and a pair that works together delivers every minute.
 */
const deliveryGrainMs = 600_000;

export function buildDigest(sources: PairSources): PairDigest {
  const { pair, people, deliveries, today } = sources;
  const lastSync = new Map(deliveries.map(({ personId, at }) => [personId, grained(at)]));
  return withDocument(sources.supervision, (supervision) =>
    withDocument(sources.document, (document) =>
      digestPair(
        {
          pairId: pair.id,
          form: pair.form,
          roleModel: pair.roleModel,
          state: pair.state,
          startsOn: pair.startsOn,
          members: membersOf(pair, people, (personId) => lastSync.get(personId) ?? null),
          planAcceptedAt: planAcceptance(readSupervision(supervision))?.acceptedAt ?? null,
          ...earlierMentors(readSupervision(supervision)),
          review: reviewDigest(supervision, document),
        },
        readPlan(document),
        readJournal(document),
        today,
      ),
    ),
  );
}

/** A digest brought up to date with the roster alone, when nothing else of the pair has changed. */
export function withRoster(
  digest: PairDigest,
  pair: RosterPair,
  people: ReadonlyMap<string, Person>,
): PairDigest {
  const lastSync = new Map(
    digest.members.map(({ personId, lastSyncAt }) => [personId, lastSyncAt]),
  );
  return {
    ...digest,
    form: pair.form,
    roleModel: pair.roleModel,
    state: pair.state,
    startsOn: pair.startsOn,
    members: membersOf(pair, people, (personId) => lastSync.get(personId) ?? null),
  };
}

export function peopleById({ people }: Roster): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.id, person]));
}

/** Mentor first. */
function membersOf(
  { members }: RosterPair,
  people: ReadonlyMap<string, Person>,
  lastSyncOf: (personId: string) => IsoTime | null,
): DigestMember[] {
  const ordered = [...members].sort(
    (a, b) => Number(b.part === 'mentor') - Number(a.part === 'mentor'),
  );
  return ordered.map(({ personId, part }) => ({
    personId,
    name: people.get(personId)?.name ?? '',
    part,
    lastSyncAt: lastSyncOf(personId),
  }));
}

/** Only for pairs that have had another mentor: the overview need not grow for the others. */
function earlierMentors({ handovers, people }: Supervision): Pick<PairDigest, 'earlierMentors'> {
  const past = mentorTerms(handovers, people).flatMap(({ name, until }) =>
    until ? [{ name, until }] : [],
  );
  return past.length > 0 ? { earlierMentors: past } : {};
}

function grained(at: number): IsoTime {
  return new Date(Math.floor(at / deliveryGrainMs) * deliveryGrainMs).toISOString();
}

function withDocument<Result>(stored: StoredDocument, read: (doc: Y.Doc) => Result): Result {
  const doc = new Y.Doc();
  try {
    const { snapshot, updates } = stored;
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot, 'store');
      for (const update of updates) Y.applyUpdate(doc, update, 'store');
    });
    return read(doc);
  } finally {
    doc.destroy();
  }
}
