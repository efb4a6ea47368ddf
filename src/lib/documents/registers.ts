import type * as Y from 'yjs';

import { consentState, type Consent, type ConsentPurpose } from '#lib/domain/consents.ts';
import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { isFormed, isOpen } from '#lib/domain/pair-state.ts';
import {
  fieldKinds,
  registers,
  type PersonDetails,
  type Register,
  type RegisterField,
  type RegisterPair,
  type RegisterPerson,
  type RegisterValue,
} from '#lib/domain/registers.ts';
import {
  meanMark,
  nothingSelected,
  trainingKinds,
  type MentorSelection,
} from '#lib/domain/selection.ts';
import { readConsents } from './consents.ts';
import { edit } from './document.ts';
import { itemById, numberOf, oneOf, setItemValue, stringOf, textOf, type Item } from './items.ts';
import { readSelections } from './mentor-selection.ts';
import { readRoster, removePerson, restorePerson, type Person, type RosterPair } from './roster.ts';
import { writeText } from './text.ts';

/**
 * The two registers (docs/domain.md, "The curator's registers"). What they know of a person are plain values of the
 * person's item in the roster, `isMentee` and `isMentor` say in which registers somebody is.
 */

/** The keys of a person's item that say in which registers they are. */
export const registerKeys = { mentee: 'isMentee', mentor: 'isMentor' } as const satisfies Record<
  Register,
  string
>;

/** The people of both registers by name, the archived too. Curators and heads who are in none are left out. */
export function readRegisters(doc: Y.Doc): RegisterPerson[] {
  return readEverybody(doc).filter(
    ({ role, isIn }) => role === 'member' || isIn.mentee || isIn.mentor,
  );
}

/** The same with all curators and heads, whom a table may put into a register. */
export function readEverybody(doc: Y.Doc): RegisterPerson[] {
  const { people, pairs } = readRoster(doc);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const ofPerson = new Map<string, RegisterPair[]>();
  for (const pair of pairs) {
    for (const { personId, part } of pair.members) {
      const mine = ofPerson.get(personId) ?? [];
      mine.push({
        part,
        form: pair.form,
        closed: !isOpen(pair.state),
        asked: !isFormed(pair.state),
        partners: partnersIn(pair, part, names),
      });
      ofPerson.set(personId, mine);
    }
  }
  const consents = Map.groupBy(readConsents(doc), ({ personId }) => personId);
  const selections = readSelections(doc);
  return people.flatMap((person) => {
    const item = itemById(doc, 'people', person.id);
    if (!item) return [];
    const mine = ofPerson.get(person.id) ?? [];
    const isIn = {
      mentee: isInRegister(person, item, 'mentee', mine),
      mentor: isInRegister(person, item, 'mentor', mine),
    };
    const { id, name, position, request, competences, role, removed } = person;
    return [
      {
        ...{ id, name, position, request, competences, role, isIn },
        ...readDetails(item),
        archived: removed,
        pairs: mine,
        ...readConsented(id, consents.get(id) ?? []),
        ...readSelected(selections.get(id)),
        movedUpIn: numberOf(item, 'movedUpIn'),
      },
    ];
  });
}

function readConsented(personId: string, own: readonly Consent[]) {
  const inForce = own.filter(
    ({ purpose, withdrawal }) => purpose === 'participation' && !withdrawal,
  );
  const state = (purpose: ConsentPurpose) => consentState(own, personId, purpose);
  return {
    consents: inForce.map(({ givenOn }) => givenOn),
    consentStates: { participation: state('participation'), publication: state('publication') },
  };
}

function readSelected({ interviews, trainings }: MentorSelection = nothingSelected) {
  const last = interviews.at(-1);
  return {
    interviewMark: last ? meanMark(last) : null,
    trainings: trainingKinds.filter((kind) => trainings.some((training) => training.kind === kind)),
  };
}

function partnersIn(
  { members }: RosterPair,
  part: RegisterPair['part'],
  names: ReadonlyMap<string, string>,
): string[] {
  return members
    .filter((member) => member.part !== part)
    .map(({ personId }) => names.get(personId) ?? '');
}

/** Whoever was never put into a register is in the one of their pairs, or of what is written about them. */
function isInRegister(
  { request, competences }: Person,
  item: Item,
  register: Register,
  pairs: readonly RegisterPair[],
): boolean {
  const said = oneOf(item, registerKeys[register], [true, false, null], null);
  if (said !== null) return said;
  const other = register === 'mentee' ? 'isMentor' : 'isMentee';
  if (pairs.some(({ part }) => part === register)) return true;
  if (pairs.length > 0 || item.get(other) === true) return false;
  return (register === 'mentee' ? request : competences) !== '';
}

function readDetails(item: Item): PersonDetails {
  const date = (key: keyof PersonDetails) => {
    const value = item.get(key);
    return isIsoDate(value) ? value : null;
  };
  return {
    contact: stringOf(item, 'contact'),
    parentContact: stringOf(item, 'parentContact'),
    birthYear: numberOf(item, 'birthYear'),
    workplace: stringOf(item, 'workplace'),
    menteeSince: date('menteeSince'),
    menteeUntil: date('menteeUntil'),
    outcome: stringOf(item, 'outcome'),
    wantsToMentor: oneOf(item, 'wantsToMentor', [true, false, null], null),
    achievements: stringOf(item, 'achievements'),
    interests: stringOf(item, 'interests'),
    wantedAge: stringOf(item, 'wantedAge'),
    timePerWeek: stringOf(item, 'timePerWeek'),
    mentorSince: date('mentorSince'),
    feedback: stringOf(item, 'feedback'),
  };
}

/** What the register says of how to reach a minor's parent. */
export function parentContactOf(doc: Y.Doc, personId: string): string {
  const item = itemById(doc, 'people', personId);
  return item ? stringOf(item, 'parentContact') : '';
}

/** Writes one field of a person; `null` and the empty text say that nothing is known. */
export function setRegisterField(
  doc: Y.Doc,
  personId: string,
  field: RegisterField,
  value: RegisterValue | null,
): void {
  const item = itemById(doc, 'people', personId);
  if (!item) return;
  const text = textOf(item, field);
  if (text) writeText(doc, text, String(value ?? ''));
  else {
    const empty = fieldKinds[field] === 'text' ? '' : null;
    if ((item.get(field) ?? empty) !== (value ?? empty)) {
      setItemValue(doc, 'people', personId, field, value ?? empty);
    }
  }
}

/** The long texts of a person, which several may type into. */
export function registerText(
  doc: Y.Doc,
  personId: string,
  field: 'request' | 'competences',
): Y.Text | undefined {
  const item = itemById(doc, 'people', personId);
  return item && textOf(item, field);
}

/** Puts somebody into a register, or takes them out of it; what is known of them stays. */
export function setInRegister(
  doc: Y.Doc,
  personId: string,
  register: Register,
  isIn: boolean,
): void {
  setItemValue(doc, 'people', personId, registerKeys[register], isIn);
}

/** The values that put a new person into these registers. */
export function registerMarks(isIn: readonly Register[]): Record<string, boolean> {
  return Object.fromEntries(
    registers
      .filter((register) => isIn.includes(register))
      .map((register) => [registerKeys[register], true]),
  );
}

/** Takes people out of the programme as `removePerson` does, and notes the day for mentees who have none. */
export function archivePeople(doc: Y.Doc, ids: readonly string[], on: IsoDate): void {
  edit(doc, () => {
    for (const id of ids) {
      const item = itemById(doc, 'people', id);
      if (!item || item.get('removedAt')) continue;
      if (item.get('isMentee') !== false && !isIsoDate(item.get('menteeUntil'))) {
        setItemValue(doc, 'people', id, 'menteeUntil', on);
        setItemValue(doc, 'people', id, 'leftByArchive', on);
      }
      removePerson(doc, id);
    }
  });
}

/** Brings people back; the day that `archivePeople` noted is no day on which they left. */
export function restorePeople(doc: Y.Doc, ids: readonly string[]): void {
  edit(doc, () => {
    for (const id of ids) {
      const item = itemById(doc, 'people', id);
      if (item && stringOf(item, 'leftByArchive') === item.get('menteeUntil')) {
        setItemValue(doc, 'people', id, 'menteeUntil', null);
      }
      restorePerson(doc, id);
    }
  });
}

export interface ClassMove {
  readonly personId: string;
  readonly to: string;
}

export interface YearEndChange {
  /** The summer between two school years, noted with those who move, so that nobody is moved up twice. */
  readonly summer: number;
  readonly moves: readonly ClassMove[];
  /** Who leaves for the archive. */
  readonly leaving: readonly string[];
  readonly on: IsoDate;
}

/** Ends a school year: pupils go to their next class, leavers to the archive. */
export function endSchoolYear(doc: Y.Doc, { summer, moves, leaving, on }: YearEndChange): void {
  edit(doc, () => {
    for (const { personId, to } of moves) {
      setItemValue(doc, 'people', personId, 'position', to);
      setItemValue(doc, 'people', personId, 'movedUpIn', summer);
    }
    archivePeople(doc, leaving, on);
  });
}
