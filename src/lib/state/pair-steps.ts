import type * as Y from 'yjs';

import {
  activatePair,
  forgetAgreement,
  noteAgreement,
  pausePair,
  addProposal,
  setOrder,
  setOverride,
  type Beginning,
  type NewProposal,
} from '#lib/documents/pair-states.ts';
import { sayWhy, setHead } from '#lib/documents/supervision.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { introduce, withSupervision } from './pair-actions.ts';

/**
 * The steps of a pair from its proposal on, as a curator takes them. Like all in `pair-actions.ts` each changes the
 * roster and tells the pair in its supervision, and works offline.
 */

export interface Proposal extends NewProposal {
  /** Why these people, in words that all of them read; may be empty. */
  readonly why: string;
}

/** Asks the members of a pair that is to be, and returns its id. */
export async function proposePair(
  roster: Y.Doc,
  curator: MyPerson,
  { why, ...proposal }: Proposal,
): Promise<string> {
  const pairId = addProposal(roster, proposal);
  await withSupervision(curator, pairId, (doc) => {
    const { form, roleModel = null, ownRoleModel = '' } = proposal;
    setHead(doc, { form, roleModel, ownRoleModel, state: 'proposed' });
    sayWhy(doc, why);
    // What a mentee hopes for is nobody's business before both have agreed.
    introduce(doc, roster, pairId, { withRequest: false });
  });
  return pairId;
}

/** Notes that all members of these pairs have said to the curator that they agree; the roster has it at once. */
export async function agreeInPerson(
  roster: Y.Doc,
  curator: MyPerson,
  pairIds: readonly string[],
  on: IsoDate,
): Promise<void> {
  for (const id of pairIds) noteAgreement(roster, id, on, 'inPerson');
  for (const id of pairIds) await tell(curator, id, (doc) => setHead(doc, { state: 'agreed' }));
}

/** Takes that back: the members are asked in the app as before. */
export async function askAgain(
  roster: Y.Doc,
  curator: MyPerson,
  pairIds: readonly string[],
): Promise<void> {
  const asked = pairIds.filter((id) => forgetAgreement(roster, id));
  for (const id of asked) await tell(curator, id, (doc) => setHead(doc, { state: 'proposed' }));
}

export interface Order {
  /** May be empty: some schools write the order later. */
  readonly number: string;
  readonly on: IsoDate | null;
}

export interface OrderedBeginning extends Beginning, Order {
  /** A new reason for a mentor not found ready. */
  readonly override?: string;
}

/** Lets a pair begin, with the order that records it. */
export async function beginPair(
  roster: Y.Doc,
  curator: MyPerson,
  pairId: string,
  { number, on, override = '', ...beginning }: OrderedBeginning,
): Promise<void> {
  activatePair(roster, pairId, beginning);
  if (override) setOverride(roster, pairId, override);
  if (number) setOrder(roster, pairId, number, on);
  await tell(curator, pairId, (doc) => {
    setHead(doc, { state: 'active', startsOn: beginning.startsOn });
    if (number) setHead(doc, { orderNumber: number, orderedOn: on });
    introduce(doc, roster, pairId, { withRequest: true });
  });
}

/** Writes number and date of an order to a pair that works already. */
export async function recordOrder(
  roster: Y.Doc,
  curator: MyPerson,
  pairId: string,
  { number, on }: Order,
): Promise<void> {
  setOrder(roster, pairId, number, on);
  await tell(curator, pairId, (doc) => setHead(doc, { orderNumber: number, orderedOn: on }));
}

export async function pause(
  roster: Y.Doc,
  curator: MyPerson,
  pairId: string,
  on: IsoDate,
): Promise<void> {
  pausePair(roster, pairId, on);
  await tell(curator, pairId, (doc) => setHead(doc, { state: 'paused', pausedOn: on }));
}

function tell(curator: MyPerson, pairId: string, change: (doc: Y.Doc) => void): Promise<void> {
  return withSupervision(curator, pairId, change, { existing: true });
}
