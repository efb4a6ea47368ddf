import * as Y from 'yjs';

import { roles, type Role } from '#lib/domain/access.ts';
import type { Consent } from '#lib/domain/consents.ts';
import { keepLastCurator } from '#lib/domain/curators.ts';
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
import {
  agreementWays,
  pairStates,
  type AgreementWay,
  type PairState,
} from '#lib/domain/pair-state.ts';
import { readConsents } from './consents.ts';
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
 * The roster: who is in the programme and which pairs there are. Roots: items `people`, `consents` and `withdrawals`
 * (consents.ts), `pairs`, `members` (a person's part in a pair) and `recognition`. It decides about access
 * (roster-access.ts).
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
  /** The title of a role model of the programme's own, as it was when the pair was formed. */
  readonly ownRoleModel: string;
  readonly state: PairState;
  readonly proposedOn: IsoDate | null;
  readonly agreedOn: IsoDate | null;
  /** How its members agreed; `null` where no app has noted it. */
  readonly agreedHow: AgreementWay | null;
  readonly startsOn: IsoDate | null;
  readonly pausedOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  /** Of the order that records the pair; empty while there is none. */
  readonly orderNumber: string;
  readonly orderedOn: IsoDate | null;
  /** Why a curator formed it although the mentor was not found ready; empty otherwise. */
  readonly override: string;
  readonly members: readonly Membership[];
  /** Who was taken out of the pair and is not in it any more. */
  readonly former: readonly Membership[];
}

export interface Roster {
  /** By name, the removed too. */
  readonly people: readonly Person[];
  readonly pairs: readonly RosterPair[];
  /** The latest first. */
  readonly consents: readonly Consent[];
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

export interface NewPair {
  readonly form: Form;
  readonly roleModel?: RoleModel | null;
  readonly ownRoleModel?: string;
  readonly startsOn?: IsoDate | null;
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
  /** Why, although the mentor was not found ready. */
  readonly override?: string;
  readonly id?: string;
}

/**
 * Forms a pair, or a group when there are several mentees, whose members have agreed in person, and returns its
 * id. To ask them first there is `addProposal`.
 */
export function addPair(doc: Y.Doc, pair: NewPair): string {
  return edit(doc, () => {
    const pairId = addItem(doc, 'pairs', {
      id: pair.id,
      values: {
        form: pair.form,
        roleModel: pair.roleModel ?? null,
        ownRoleModel: pair.ownRoleModel ?? '',
        state: 'active',
        agreedHow: 'inPerson',
        startsOn: pair.startsOn ?? null,
        endsOn: null,
        override: pair.override ?? '',
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

/** Lets a pair that is closed or paused work again. */
export function reopenPair(doc: Y.Doc, id: string): void {
  edit(doc, () => {
    setItemValue(doc, 'pairs', id, 'state', 'active');
    for (const key of ['endsOn', 'pausedOn']) {
      if (itemById(doc, 'pairs', id)?.get(key)) setItemValue(doc, 'pairs', id, key, null);
    }
  });
}

/** Ends a person's part in a pair; they lose access to its documents. */
export function removeMember(doc: Y.Doc, membershipId: string): void {
  removeItem(doc, 'members', membershipId);
}

/**
 * Puts another mentor in the place of those whom a pair has. The membership has an id made of pair and person, so that two
 * curators who do the same apart make one; somebody who comes back gets the earlier one again.
 */
export function replaceMentor(doc: Y.Doc, pairId: string, mentorId: string): void {
  const mentors = [...doc.getMap<Item>('members')].filter(
    ([, item]) =>
      item instanceof Y.Map &&
      stringOf(item, 'pairId') === pairId &&
      oneOf(item, 'part', pairParts, 'mentee') === 'mentor',
  );
  const known = mentors.find(([, item]) => stringOf(item, 'personId') === mentorId)?.[0];
  edit(doc, () => {
    for (const [id, item] of mentors) {
      if (id !== known && !item.get('removedAt')) removeMember(doc, id);
    }
    if (known !== undefined) restoreMember(doc, known);
    else {
      addItem(doc, 'members', {
        id: `${pairId}.${mentorId}`,
        values: { pairId, personId: mentorId, part: 'mentor' },
      });
    }
  });
}

export function restoreMember(doc: Y.Doc, membershipId: string): void {
  restoreItem(doc, 'members', membershipId);
}

export function readRoster(doc: Y.Doc): Roster {
  const people = keepLastCurator(
    [...doc.getMap<Item>('people').keys()].flatMap((id) => {
      const item = itemById(doc, 'people', id);
      return item ? [{ ...readPerson(id, item), curatorUntil: curatorUntil(item) }] : [];
    }),
  );
  const members = liveItems(doc, 'members').map(readMembership);
  const left = [...doc.getMap<Item>('members')].filter(
    ([, item]) => item instanceof Y.Map && Boolean(item.get('removedAt')),
  );
  const membersOfPair = Map.groupBy(members, (member) => member.pairId);
  const leftPair = Map.groupBy(left.map(readMembership), (member) => member.pairId);
  const pairs = liveItems(doc, 'pairs').map(([id, item]): RosterPair => {
    const present = membersOfPair.get(id) ?? [];
    return {
      id,
      form: oneOf(item, 'form', forms, 'studentStudent'),
      roleModel: oneOf(item, 'roleModel', [...roleModels, null], null),
      ownRoleModel: stringOf(item, 'ownRoleModel'),
      state: oneOf(item, 'state', pairStates, 'active'),
      proposedOn: dateOf(item, 'proposedOn'),
      agreedOn: dateOf(item, 'agreedOn'),
      agreedHow: oneOf(item, 'agreedHow', [...agreementWays, null], null),
      startsOn: dateOf(item, 'startsOn'),
      pausedOn: dateOf(item, 'pausedOn'),
      endsOn: dateOf(item, 'endsOn'),
      orderNumber: stringOf(item, 'orderNumber'),
      orderedOn: dateOf(item, 'orderedOn'),
      override: stringOf(item, 'override'),
      members: present,
      former: (leftPair.get(id) ?? []).filter(
        ({ personId }) => !present.some((member) => member.personId === personId),
      ),
    };
  });
  // Namesakes by id, so that every tablet shows one order.
  people.sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return { people, pairs, consents: readConsents(doc) };
}

function dateOf(item: Item, key: string): IsoDate | null {
  const value = item.get(key);
  return isIsoDate(value) ? value : null;
}

function readMembership([id, item]: [string, Item]): Membership {
  return {
    id,
    pairId: stringOf(item, 'pairId'),
    personId: stringOf(item, 'personId'),
    part: oneOf(item, 'part', pairParts, 'mentee'),
  };
}

/** When somebody who is no curator any more was one last; `undefined` for everybody else. */
function curatorUntil(item: Item): string | undefined {
  const wasOne = item.get('role') === 'curator' && item.get('removedAt');
  return (wasOne ? stringOf(item, 'removedAt') : stringOf(item, 'curatorUntil')) || undefined;
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
