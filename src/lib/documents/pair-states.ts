import type * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import { isFormed, pairStates, type AgreementWay, type PairState } from '#lib/domain/pair-state.ts';
import { edit } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem, itemById, oneOf, removeItem, restoreItem, type Item } from './items.ts';
import type { NewPair } from './roster.ts';

/**
 * What a curator does in the roster with a pair on its way: proposes it, notes that its members agree, lets it begin,
 * pauses it (docs/domain.md, "States of a pair"). Forming, closing and reopening are in `roster.ts`.
 */

export interface NewProposal extends Omit<NewPair, 'startsOn'> {
  readonly proposedOn: IsoDate;
}

/**
 * Proposes a pair to its members and returns its id. Pair and memberships have ids made of the people, so that two
 * curators who propose the same apart make one; what was withdrawn or closed is proposed anew under another id.
 */
export function addProposal(doc: Y.Doc, proposal: NewProposal): string {
  const { mentorId, menteeIds, form, roleModel, ownRoleModel, proposedOn, override } = proposal;
  const id = proposal.id ?? nextPairId(doc, mentorId, menteeIds);
  if (itemById(doc, 'pairs', id)) return id;
  return edit(doc, () => {
    addItem(doc, 'pairs', {
      id,
      values: {
        form,
        roleModel: roleModel ?? null,
        ownRoleModel: ownRoleModel ?? '',
        state: 'proposed',
        proposedOn,
        startsOn: null,
        endsOn: null,
        override: override ?? '',
      },
    });
    const join = (personId: string, part: PairPart) =>
      addItem(doc, 'members', { id: `${id}.${personId}`, values: { pairId: id, personId, part } });
    join(mentorId, 'mentor');
    for (const menteeId of menteeIds) join(menteeId, 'mentee');
    return id;
  });
}

/** The id of a pair that is to be of these people; of the present one when there is one. */
export function nextPairId(doc: Y.Doc, mentorId: string, menteeIds: readonly string[]): string {
  const base = fingerprint(JSON.stringify([mentorId, ...menteeIds.toSorted()])).slice(0, 24);
  for (let round = 0; ; round += 1) {
    const id = round === 0 ? base : `${base}-${round}`;
    const known = itemById(doc, 'pairs', id);
    if (!known || (!known.get('removedAt') && stateOf(known) !== 'closed')) return id;
  }
}

/** Notes that all members of a proposed pair have agreed; does nothing to one that works already. */
export function noteAgreement(doc: Y.Doc, id: string, on: IsoDate, how: AgreementWay): void {
  if (isFormed(pairStateOf(doc, id))) return;
  setPair(doc, id, { state: 'agreed', agreedOn: on, agreedHow: how });
}

/** Takes back what was noted of a pair, and says whether it did: not of one that has begun since. */
export function forgetAgreement(doc: Y.Doc, id: string): boolean {
  if (pairStateOf(doc, id) !== 'agreed') return false;
  setPair(doc, id, { state: 'proposed', agreedOn: null, agreedHow: null });
  return true;
}

export interface Beginning {
  readonly startsOn: IsoDate;
  /** On which day the last of its members agreed; left as noted when absent. */
  readonly agreedOn?: IsoDate;
}

/** Lets a pair that was proposed begin to work: from now on its members write. */
export function activatePair(doc: Y.Doc, id: string, { startsOn, agreedOn }: Beginning): void {
  if (isFormed(pairStateOf(doc, id))) return;
  setPair(doc, id, {
    ...{ state: 'active', startsOn },
    ...(agreedOn && { agreedOn, agreedHow: 'app' }),
  });
}

/** The members of a paused pair read and do not write, until `reopenPair`. */
export function pausePair(doc: Y.Doc, id: string, on: IsoDate): void {
  if (pairStateOf(doc, id) === 'active') setPair(doc, id, { state: 'paused', pausedOn: on });
}

/**
 * Takes a proposal back: it is gone for its members, who are free for another. It stays gone when another curator
 * lets the pair begin at the same time: a refusal counts more than haste.
 */
export function withdrawProposal(doc: Y.Doc, id: string): void {
  if (!isFormed(pairStateOf(doc, id))) removeItem(doc, 'pairs', id);
}

export function restoreProposal(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'pairs', id);
}

/** Writes number and date of the order that records a pair. */
export function setOrder(doc: Y.Doc, id: string, number: string, on: IsoDate | null): void {
  setPair(doc, id, { orderNumber: number, orderedOn: on });
}

/** Notes why a pair has a mentor who was not found ready. */
export function setOverride(doc: Y.Doc, id: string, reason: string): void {
  setPair(doc, id, { override: reason });
}

function pairStateOf(doc: Y.Doc, id: string): PairState {
  const item = itemById(doc, 'pairs', id);
  return item ? stateOf(item) : 'closed';
}

function stateOf(item: Item): PairState {
  return oneOf(item, 'state', pairStates, 'active');
}

function setPair(doc: Y.Doc, id: string, values: Record<string, string | null>): void {
  const item = itemById(doc, 'pairs', id);
  const changed = Object.entries(values).filter(([key, value]) => item?.get(key) !== value);
  if (!item || changed.length === 0) return;
  edit(doc, () => changed.forEach(([key, value]) => item.set(key, value)));
}
