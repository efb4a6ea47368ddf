import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { compareNames } from '#lib/domain/name-order.ts';
import {
  forms,
  pairParts,
  roleModels,
  type Form,
  type PairPart,
  type RoleModel,
} from '#lib/domain/forms.ts';
import type { Handover } from '#lib/domain/handover.ts';
import { pairStates, type PairState } from '#lib/domain/pair-state.ts';
import type { Remark } from '#lib/domain/remarks.ts';
import { lastAcceptance, readAcceptances, type Acceptance } from './acceptances.ts';
import { edit } from './document.ts';
import { readHandovers } from './handovers.ts';
import { oneOf, stringOf, type Item } from './items.ts';
import { readRemarks } from './remarks.ts';
import type { RosterPair } from './roster.ts';

/**
 * What the curator keeps about a pair and its members read: the head (map `head`, and `people` by
 * person id), and in files of their own handovers, and the curator's remarks, acceptances and reviews. The pair reads no
 * roster, so the names and the state that it needs are here.
 */

export interface SupervisionHead {
  readonly form: Form;
  readonly roleModel: RoleModel | null;
  /** The title of a role model of the programme's own; else empty. */
  readonly ownRoleModel: string;
  readonly state: PairState;
  readonly startsOn: IsoDate | null;
  /** Since when it is paused. */
  readonly pausedOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly orderNumber: string;
  readonly orderedOn: IsoDate | null;
}

export interface SupervisedPerson {
  readonly personId: string;
  readonly name: string;
  readonly part: PairPart;
  readonly position: string;
  /** What a mentee hopes for; left empty in a group, whose other mentees read this too. */
  readonly request?: string;
}

export interface Supervision {
  /** Mentor first, then mentees. */
  readonly people: readonly SupervisedPerson[];
  readonly head: SupervisionHead;
  /** Why the curator proposed the pair; often empty. */
  readonly why: string;
  /** Which mentor followed which, earliest first. */
  readonly handovers: readonly Handover[];
  readonly acceptances: readonly Acceptance[];
  readonly remarks: readonly Remark[];
}

/** Writes the head of a pair; only the fields given change. */
export function setHead(doc: Y.Doc, head: Partial<SupervisionHead>): void {
  edit(doc, () => {
    const map = doc.getMap('head');
    for (const [key, value] of Object.entries(head)) {
      if (map.get(key) !== value) map.set(key, value);
    }
  });
}

/**
 * Lets the head follow the roster, which is the truth about a pair: two curators who took different steps apart may leave
 * the two documents with different states. The values are the same on every tablet, so doing it twice does no more.
 */
export function followRoster(doc: Y.Doc, pair: RosterPair): void {
  const differing = differingSteps(readSupervision(doc).head, pair);
  if (differing.length > 0)
    setHead(doc, Object.fromEntries(differing.map((key) => [key, pair[key]])));
}

const steps = ['state', 'startsOn', 'pausedOn', 'endsOn', 'orderNumber', 'orderedOn'] as const;

/** In what the head of a pair says something else than the roster. */
export function differingSteps(head: SupervisionHead, pair: RosterPair) {
  return steps.filter((key) => head[key] !== pair[key]);
}

/** Says to the members of a proposed pair why it is theirs: root text `why`. What another curator says stays beside it. */
export function sayWhy(doc: Y.Doc, why: string): void {
  const text = doc.getText('why');
  if (why === '' || text.toString().includes(why)) return;
  edit(doc, () => text.insert(text.length, text.length > 0 ? `\n${why}` : why));
}

export function setSupervisedPerson(doc: Y.Doc, person: SupervisedPerson): void {
  const { personId, ...rest } = person;
  edit(doc, () => doc.getMap('people').set(personId, rest));
}

export function readSupervision(doc: Y.Doc): Supervision {
  const head = doc.getMap('head') as Item;
  const dateOf = (key: string) => {
    const value = head.get(key);
    return isIsoDate(value) ? value : null;
  };
  return {
    people: readPeople(doc),
    head: {
      form: oneOf(head, 'form', forms, 'studentStudent'),
      roleModel: oneOf(head, 'roleModel', [...roleModels, null], null),
      ownRoleModel: stringOf(head, 'ownRoleModel'),
      state: oneOf(head, 'state', pairStates, 'active'),
      startsOn: dateOf('startsOn'),
      pausedOn: dateOf('pausedOn'),
      endsOn: dateOf('endsOn'),
      orderNumber: stringOf(head, 'orderNumber'),
      orderedOn: dateOf('orderedOn'),
    },
    why: doc.getText('why').toString(),
    handovers: readHandovers(doc),
    acceptances: readAcceptances(doc),
    remarks: readRemarks(doc),
  };
}

/** The acceptance of the plan that holds, if any. */
export function planAcceptance(supervision: Supervision): Acceptance | undefined {
  return lastAcceptance(supervision.acceptances, 'plan');
}

function readPeople(doc: Y.Doc): SupervisedPerson[] {
  const people = [...doc.getMap('people')].flatMap(([personId, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const { name, part, position, request } = value as Record<string, unknown>;
    return [
      {
        personId,
        name: typeof name === 'string' ? name : '',
        part: pairParts.find((known) => known === part) ?? 'mentee',
        position: typeof position === 'string' ? position : '',
        request: typeof request === 'string' ? request : '',
      },
    ];
  });
  const order = (person: SupervisedPerson) => (person.part === 'mentor' ? 0 : 1);
  return people.sort(
    (a, b) =>
      order(a) - order(b) || compareNames(a.name, b.name) || (a.personId < b.personId ? -1 : 1),
  );
}
