import type * as Y from 'yjs';

import { roles, type AccessRoster, type Role } from '#lib/domain/access.ts';
import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import {
  forms,
  pairParts,
  roleModels,
  type Form,
  type PairPart,
  type RoleModel,
} from '#lib/domain/forms.ts';
import { edit } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  oneOf,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  type Item,
} from './items.ts';

/**
 * The roster: who is in the programme and which pairs there are. Roots: items `people`, `consents`,
 * `pairs`, `members` (a person's part in a pair) and `recognition`. It decides about access.
 */

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Class of a student, position of an adult. */
  readonly position: string;
  readonly request: string;
  readonly competences: string;
  readonly removed: boolean;
}

export interface Membership {
  readonly id: string;
  readonly pairId: string;
  readonly personId: string;
  readonly part: PairPart;
}

export interface RosterPair {
  readonly id: string;
  readonly form: Form;
  readonly roleModel: RoleModel | null;
  readonly state: 'active' | 'closed';
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly members: readonly Membership[];
}

export interface Roster {
  /** By name, the removed too. */
  readonly people: readonly Person[];
  readonly pairs: readonly RosterPair[];
}

export interface NewPerson {
  readonly name: string;
  readonly role?: Role;
  readonly position?: string;
  readonly request?: string;
  readonly competences?: string;
  readonly id?: string;
}

export function addPerson(doc: Y.Doc, person: NewPerson): string {
  return addItem(doc, 'people', {
    id: person.id,
    texts: { request: person.request ?? '', competences: person.competences ?? '' },
    values: {
      name: person.name,
      role: person.role ?? 'member',
      position: person.position ?? '',
    },
  });
}

/** Takes a person out of the programme: they lose access to all but their own diary. */
export function removePerson(doc: Y.Doc, id: string): void {
  removeItem(doc, 'people', id);
}

export function restorePerson(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'people', id);
}

export interface NewConsent {
  readonly personId: string;
  readonly purpose: string;
  readonly givenBy: string;
  readonly givenOn: IsoDate;
}

/** Records a consent to the processing of personal data, a separate record for each purpose. */
export function addConsent(doc: Y.Doc, consent: NewConsent): string {
  return addItem(doc, 'consents', { values: { ...consent } });
}

export interface NewPair {
  readonly form: Form;
  readonly roleModel?: RoleModel | null;
  readonly startsOn?: IsoDate | null;
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
  readonly id?: string;
}

/** Forms a pair, or a group when there are several mentees, and returns its id. */
export function addPair(doc: Y.Doc, pair: NewPair): string {
  return edit(doc, () => {
    const pairId = addItem(doc, 'pairs', {
      id: pair.id,
      values: {
        form: pair.form,
        roleModel: pair.roleModel ?? null,
        state: 'active',
        startsOn: pair.startsOn ?? null,
        endsOn: null,
      },
    });
    const join = (personId: string, part: PairPart) =>
      addItem(doc, 'members', { values: { pairId, personId, part } });
    join(pair.mentorId, 'mentor');
    for (const menteeId of pair.menteeIds) join(menteeId, 'mentee');
    return pairId;
  });
}

/** Closes a pair: its documents stay readable for its members and nobody writes there any more. */
export function closePair(doc: Y.Doc, id: string, on: IsoDate): void {
  edit(doc, () => {
    setItemValue(doc, 'pairs', id, 'state', 'closed');
    setItemValue(doc, 'pairs', id, 'endsOn', on);
  });
}

export function reopenPair(doc: Y.Doc, id: string): void {
  edit(doc, () => {
    setItemValue(doc, 'pairs', id, 'state', 'active');
    setItemValue(doc, 'pairs', id, 'endsOn', null);
  });
}

/** Ends a person's part in a pair; they lose access to its documents. */
export function removeMember(doc: Y.Doc, membershipId: string): void {
  removeItem(doc, 'members', membershipId);
}

export function restoreMember(doc: Y.Doc, membershipId: string): void {
  restoreItem(doc, 'members', membershipId);
}

export function readRoster(doc: Y.Doc): Roster {
  const people = [...doc.getMap<Item>('people').keys()].flatMap((id) => {
    const item = itemById(doc, 'people', id);
    return item ? [readPerson(id, item)] : [];
  });
  const members = liveItems(doc, 'members').map(([id, item]) => ({
    id,
    pairId: stringOf(item, 'pairId'),
    personId: stringOf(item, 'personId'),
    part: oneOf(item, 'part', pairParts, 'mentee'),
  }));
  const membersOfPair = Map.groupBy(members, (member) => member.pairId);
  const pairs = liveItems(doc, 'pairs').map(([id, item]): RosterPair => {
    const [startsOn, endsOn] = [item.get('startsOn'), item.get('endsOn')];
    return {
      id,
      form: oneOf(item, 'form', forms, 'studentStudent'),
      roleModel: oneOf(item, 'roleModel', [...roleModels, null], null),
      state: oneOf(item, 'state', ['active', 'closed'], 'active'),
      startsOn: isIsoDate(startsOn) ? startsOn : null,
      endsOn: isIsoDate(endsOn) ? endsOn : null,
      members: membersOfPair.get(id) ?? [],
    };
  });
  // Namesakes by id, so that every tablet shows one order.
  people.sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1));
  return { people, pairs };
}

/** The part of the roster that decides about access. */
export function readAccessRoster(doc: Y.Doc): AccessRoster {
  const { people, pairs } = readRoster(doc);
  return {
    people: new Map(people.map(({ id, role, removed }) => [id, { role, removed }])),
    pairs: new Map(
      pairs.map(({ id, state, members }) => [
        id,
        { state, members: new Set(members.map((member) => member.personId)) },
      ]),
    ),
  };
}

function readPerson(id: string, item: Item): Person {
  return {
    id,
    name: stringOf(item, 'name'),
    role: oneOf(item, 'role', roles, 'member'),
    position: stringOf(item, 'position'),
    request: stringOf(item, 'request'),
    competences: stringOf(item, 'competences'),
    removed: Boolean(item.get('removedAt')),
  };
}
