import type * as Y from 'yjs';

import { isIsoDate, type IsoDate, type IsoTime } from '#lib/domain/dates.ts';
import {
  forms,
  pairParts,
  roleModels,
  type Form,
  type PairPart,
  type RoleModel,
} from '#lib/domain/forms.ts';
import { edit, editorOf } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  oneOf,
  removeItem,
  stringOf,
  textOf,
  type Item,
} from './items.ts';

/**
 * What the curator keeps about a pair and its members read: the head (map `head`, and `people` by
 * person id), the curator's `remarks` and `acceptances`. The pair reads no roster, so the names and
 * the state that it needs are here.
 */

export interface SupervisionHead {
  readonly form: Form;
  readonly roleModel: RoleModel | null;
  readonly state: 'active' | 'closed';
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly orderNumber: string;
}

export interface SupervisedPerson {
  readonly personId: string;
  readonly name: string;
  readonly part: PairPart;
  readonly position: string;
}

export const acceptanceSubjects = ['plan', 'report'] as const;
export type AcceptanceSubject = (typeof acceptanceSubjects)[number];

export interface Acceptance {
  readonly id: string;
  readonly subject: AcceptanceSubject;
  readonly acceptedBy: string;
  readonly acceptedAt: IsoTime;
}

export interface Remark {
  readonly id: string;
  /** What it is about, such as `plan`, `goal:<id>` or `meeting:<id>`. */
  readonly anchor: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: IsoTime;
}

export interface Supervision {
  /** Mentor first, then mentees. */
  readonly people: readonly SupervisedPerson[];
  readonly head: SupervisionHead;
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

export function setSupervisedPerson(doc: Y.Doc, person: SupervisedPerson): void {
  const { personId, ...rest } = person;
  edit(doc, () => doc.getMap('people').set(personId, rest));
}

/** Records that the curator who edits has accepted the plan or the final report. */
export function accept(
  doc: Y.Doc,
  subject: AcceptanceSubject,
  at = new Date().toISOString(),
): string {
  return addItem(doc, 'acceptances', { values: { subject }, createdAt: at });
}

export function takeAcceptanceBack(doc: Y.Doc, id: string): void {
  removeItem(doc, 'acceptances', id);
}

export function addRemark(doc: Y.Doc, anchor: string, text = '', createdAt?: string): string {
  return addItem(doc, 'remarks', { texts: { text }, values: { anchor }, createdAt });
}

export function removeRemark(doc: Y.Doc, id: string): void {
  const item = itemById(doc, 'remarks', id);
  if (item && stringOf(item, 'createdBy') === editorOf(doc)) removeItem(doc, 'remarks', id);
}

export function remarkText(doc: Y.Doc, id: string): Y.Text | undefined {
  const remark = itemById(doc, 'remarks', id);
  return remark && textOf(remark, 'text');
}

export function readSupervision(doc: Y.Doc): Supervision {
  const head = doc.getMap('head') as Item;
  const [startsOn, endsOn] = [head.get('startsOn'), head.get('endsOn')];
  return {
    people: readPeople(doc),
    head: {
      form: oneOf(head, 'form', forms, 'studentStudent'),
      roleModel: oneOf(head, 'roleModel', [...roleModels, null], null),
      state: oneOf(head, 'state', ['active', 'closed'], 'active'),
      startsOn: isIsoDate(startsOn) ? startsOn : null,
      endsOn: isIsoDate(endsOn) ? endsOn : null,
      orderNumber: stringOf(head, 'orderNumber'),
    },
    acceptances: liveItems(doc, 'acceptances').map(([id, item]) => ({
      id,
      subject: oneOf(item, 'subject', acceptanceSubjects, 'plan'),
      acceptedBy: stringOf(item, 'createdBy'),
      acceptedAt: stringOf(item, 'createdAt'),
    })),
    remarks: liveItems(doc, 'remarks').map(([id, item]) => ({
      id,
      anchor: stringOf(item, 'anchor'),
      text: stringOf(item, 'text'),
      authorId: stringOf(item, 'createdBy'),
      createdAt: stringOf(item, 'createdAt'),
    })),
  };
}

/** The acceptance of the plan that holds, if any. */
export function planAcceptance(supervision: Supervision): Acceptance | undefined {
  return supervision.acceptances.findLast((acceptance) => acceptance.subject === 'plan');
}

function readPeople(doc: Y.Doc): SupervisedPerson[] {
  const people = [...doc.getMap('people')].flatMap(([personId, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const { name, part, position } = value as Record<string, unknown>;
    return [
      {
        personId,
        name: typeof name === 'string' ? name : '',
        part: pairParts.find((known) => known === part) ?? 'mentee',
        position: typeof position === 'string' ? position : '',
      },
    ];
  });
  const order = (person: SupervisedPerson) => (person.part === 'mentor' ? 0 : 1);
  return people.sort(
    (a, b) =>
      order(a) - order(b) ||
      a.name.localeCompare(b.name, 'ru') ||
      (a.personId < b.personId ? -1 : 1),
  );
}
