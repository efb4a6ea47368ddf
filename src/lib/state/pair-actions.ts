import type * as Y from 'yjs';

import { noteHandover } from '#lib/documents/handing-over.ts';
import { setOverride } from '#lib/documents/pair-states.ts';
import {
  addPair,
  closePair,
  readRoster,
  reopenPair,
  replaceMentor,
  type NewPair,
} from '#lib/documents/roster.ts';
import { setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { caughtUp } from './caught-up.ts';
import { session } from './session.svelte.ts';

/**
 * What a curator does with pairs. The roster decides about access; the pair itself reads no roster,
 * so each step also writes what the pair must see into its supervision document.
 */

/** Forms a pair whose members have agreed in person, and returns its id. Works offline. */
export async function formPair(roster: Y.Doc, curator: MyPerson, pair: NewPair): Promise<string> {
  const pairId = addPair(roster, pair);
  await withSupervision(curator, pairId, (doc) => {
    setHead(doc, {
      form: pair.form,
      roleModel: pair.roleModel ?? null,
      ownRoleModel: pair.ownRoleModel ?? '',
      state: 'active',
      startsOn: pair.startsOn ?? null,
      endsOn: null,
    });
    introduce(doc, roster, pairId, { withRequest: true });
  });
  return pairId;
}

/** Writes down for a pair who is in it, as the roster says. */
export function introduce(
  supervision: Y.Doc,
  roster: Y.Doc,
  pairId: string,
  { withRequest }: { withRequest: boolean },
): void {
  const { people, pairs } = readRoster(roster);
  const members = pairs.find(({ id }) => id === pairId)?.members ?? [];
  const mentees = members.filter(({ part }) => part === 'mentee');
  for (const { personId, part } of members) {
    const person = people.find(({ id }) => id === personId);
    const { name = '', position = '', request = '' } = person ?? {};
    // In a group the other mentees read this too.
    const isAlone = part === 'mentee' && mentees.length === 1;
    setSupervisedPerson(supervision, {
      ...{ personId, part, name, position },
      request: isAlone && withRequest ? request : '',
    });
  }
}

export async function endPair(
  roster: Y.Doc,
  curator: MyPerson,
  pairId: string,
  on: IsoDate,
): Promise<void> {
  closePair(roster, pairId, on);
  await withSupervision(curator, pairId, (doc) => setHead(doc, { state: 'closed', endsOn: on }), {
    existing: true,
  });
}

/** Lets a closed or paused pair work again; `override` is a new reason for a mentor not found ready. */
export async function resumePair(
  roster: Y.Doc,
  curator: MyPerson,
  pairId: string,
  override = '',
): Promise<void> {
  reopenPair(roster, pairId);
  if (override) setOverride(roster, pairId, override);
  const change = (doc: Y.Doc) => setHead(doc, { state: 'active', endsOn: null, pausedOn: null });
  await withSupervision(curator, pairId, change, { existing: true });
}

export interface NewMentor {
  readonly pairId: string;
  readonly mentorId: string;
  /** The first day of the new mentor, as the order says; access changes at once. */
  readonly on: IsoDate;
  readonly reason: string;
  /** Why, although the mentor was not found ready. */
  readonly override?: string;
}

/** Hands a pair over to another mentor. Works offline. */
export async function handOver(
  roster: Y.Doc,
  curator: MyPerson,
  { pairId, mentorId, on, reason, override = '' }: NewMentor,
): Promise<void> {
  const { people, pairs } = readRoster(roster);
  const person = (id: string) => people.find((each) => each.id === id);
  const leaving = (pairs.find(({ id }) => id === pairId)?.members ?? []).filter(
    ({ part, personId }) => part === 'mentor' && personId !== mentorId,
  );
  const { name = '', position = '' } = person(mentorId) ?? {};
  replaceMentor(roster, pairId, mentorId);
  setOverride(roster, pairId, override);
  const change = (doc: Y.Doc) => {
    for (const { personId } of leaving) {
      const from = { personId, name: person(personId)?.name ?? '' };
      noteHandover(doc, { from, to: { personId: mentorId, name, position }, on, reason });
    }
  };
  await withSupervision(curator, pairId, change, { existing: true });
}

/** Changes the supervision of a pair; `existing` waits for what the relay knows of it. */
export async function withSupervision(
  { org, personId }: MyPerson,
  pairId: string,
  change: (doc: Y.Doc) => void,
  { existing = false } = {},
): Promise<void> {
  const name = formatDocumentName({ org, kind: 'supervision', id: pairId });
  const lease = session.repository.lease(name, personId);
  try {
    await lease.document.opened;
    // A value set without knowing the present one may lose against it when both meet.
    if (existing) await caughtUp(lease.document);
    change(lease.document.doc);
    await lease.document.flushed();
  } finally {
    lease.release();
  }
}
