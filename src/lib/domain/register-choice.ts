import type { Form } from './forms.ts';
import type { RegisterOrder } from './register-columns.ts';
import { classOf } from './request.ts';
import {
  closedPairs,
  consentDay,
  formsIn,
  isPaired,
  lacksConsent,
  partnersOf,
  plainWords,
  type Register,
  type RegisterPerson,
} from './registers.ts';
import { forms } from './forms.ts';

/** Whom a register shows, and in which order. */

/** `asked`: only proposals, to which not all have answered; `paired`: a pair that has begun. */
export const registerStatuses = ['all', 'unpaired', 'asked', 'paired', 'archived'] as const;
export type RegisterStatus = (typeof registerStatuses)[number];

export const consentFilters = ['any', 'missing', 'given'] as const;
export type ConsentFilter = (typeof consentFilters)[number];

/** `code`: has a code that nobody has used, and was never here; `never`: has not even that. */
export const signInFilters = ['any', 'never', 'code', 'signedIn'] as const;
export type SignInFilter = (typeof signInFilters)[number];

export interface RegisterFilter {
  readonly status: RegisterStatus;
  /** A class as `classMark` names it, a number for all classes of a year, `none` for whoever is in none. */
  readonly schoolClass: string;
  readonly form: Form | '';
  readonly consent: ConsentFilter;
  readonly signIn: SignInFilter;
  /** Words that must all be found in what is written of a person. */
  readonly query: string;
}

export const noFilter: RegisterFilter = {
  status: 'all',
  schoolClass: '',
  form: '',
  consent: 'any',
  signIn: 'any',
  query: '',
};

/** How many choices narrow the register down, the words that are searched for among them. */
export function countFilters(filter: RegisterFilter): number {
  const keys = Object.keys(noFilter) as (keyof RegisterFilter)[];
  return keys.filter((key) => filter[key].trim() !== noFilter[key]).length;
}

/** What the server knows of how somebody signs in. */
export interface SignInFacts {
  readonly lastSeenAt: string | null;
  /** Until when an unused code is good. */
  readonly codeUntil: string | null;
}

/** Asks for what the server knows of a person; absent where it has not answered. */
export type SignInsOf = (personId: string) => SignInFacts | undefined;

export function signInStanding(facts: SignInFacts | undefined): Exclude<SignInFilter, 'any'> {
  if (facts?.lastSeenAt) return 'signedIn';
  return facts?.codeUntil ? 'code' : 'never';
}

/** A class in one spelling: «7 «б» класс» and «7Б» are "7Б"; null for what is no class. */
export function classMark(position: string): string | null {
  const number = classOf(position);
  if (number === null) return null;
  const letter = /\d{1,2}\s*[-–]?\s*[«"“]?\s*(\p{L})(?!\p{L})/u.exec(position)?.[1] ?? '';
  return `${number}${letter.toUpperCase()}`;
}

const collator = new Intl.Collator('ru', { numeric: true });

/** The classes of a register that one can choose from, each year before its classes; a year that is one class stands once. */
export function classesOf(people: readonly RegisterPerson[], register: Register): string[] {
  const marks = new Set(
    people.flatMap(({ isIn, position }) => (isIn[register] ? (classMark(position) ?? []) : [])),
  );
  const years = Map.groupBy(marks, (mark) => String(Number.parseInt(mark, 10)));
  const whole = [...years].flatMap(([year, classes]) => (classes.length > 1 ? year : []));
  return [...new Set([...marks, ...whole])].sort(collator.compare);
}

/** The people of one register that are asked for, in the order that is asked for. */
export function chooseFromRegister(
  people: readonly RegisterPerson[],
  register: Register,
  filter: RegisterFilter,
  order: RegisterOrder,
  signInsOf?: SignInsOf,
): RegisterPerson[] {
  const words = plainWords(filter.query).split(' ').filter(Boolean);
  const chosen = people.filter(
    (person) =>
      person.isIn[register] &&
      hasStatus(person, register, filter.status) &&
      isInClass(person, filter.schoolClass) &&
      isOfForm(person, register, filter.form) &&
      (filter.consent === 'any' || lacksConsent(person) === (filter.consent === 'missing')) &&
      (filter.signIn === 'any' ||
        !signInsOf ||
        signInStanding(signInsOf(person.id)) === filter.signIn) &&
      (words.length === 0 || mentions(person, words)),
  );
  return sortRegister(chosen, register, order, signInsOf);
}

/** How many people a register has in use, or in its archive. */
export function countRegister(
  people: readonly RegisterPerson[],
  register: Register,
  { status }: RegisterFilter,
): number {
  return people.filter(
    ({ isIn, archived }) => isIn[register] && archived === (status === 'archived'),
  ).length;
}

function hasStatus(person: RegisterPerson, register: Register, status: RegisterStatus): boolean {
  if (person.archived !== (status === 'archived')) return false;
  if (status === 'unpaired') return !isPaired(person, register);
  const open = person.pairs.filter(({ part, closed }) => part === register && !closed);
  if (status === 'asked') return open.length > 0 && open.every(({ asked }) => asked);
  return status !== 'paired' || open.some(({ asked }) => !asked);
}

function isInClass({ position }: RegisterPerson, wanted: string): boolean {
  if (wanted === '') return true;
  const mark = classMark(position);
  if (wanted === 'none') return mark === null;
  return mark === wanted || (/^\d+$/u.test(wanted) && String(classOf(position)) === wanted);
}

function isOfForm({ pairs }: RegisterPerson, register: Register, wanted: Form | ''): boolean {
  return wanted === '' || pairs.some(({ part, form }) => part === register && form === wanted);
}

function mentions(person: RegisterPerson, words: readonly string[]): boolean {
  const { name, position, request, competences, interests, achievements, workplace } = person;
  const { contact, parentContact, outcome, wantedAge, pairs } = person;
  const text = plainWords(
    [
      ...[name, position, request, competences, interests, achievements, workplace],
      ...[contact, parentContact, outcome, wantedAge],
      ...pairs.flatMap(({ partners }) => partners),
    ].join(' '),
  );
  return words.every((word) => text.includes(word));
}

type Key = string | number | null;

/** Words by the Russian alphabet with numbers in them as numbers; whoever has nothing there comes last, either way. */
function sortRegister(
  people: readonly RegisterPerson[],
  register: Register,
  { column, descending }: RegisterOrder,
  signInsOf: SignInsOf | undefined,
): RegisterPerson[] {
  const keyed = people.map((person) => ({
    person,
    key: keyOf(person, register, column, signInsOf),
  }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || byName(a.person, b.person);
    }
    const difference = compareKeys(a.key, b.key);
    return (descending ? -difference : difference) || byName(a.person, b.person);
  });
  return keyed.map(({ person }) => person);
}

function compareKeys(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));
}

/** Namesakes by id, so that every tablet shows one order. */
function byName(a: RegisterPerson, b: RegisterPerson): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

function keyOf(
  person: RegisterPerson,
  register: Register,
  column: RegisterOrder['column'],
  signInsOf: SignInsOf | undefined,
): Key {
  switch (column) {
    case 'number':
      return null;
    case 'form': {
      const [first] = formsIn(person, register);
      return first === undefined ? null : forms.indexOf(first);
    }
    case 'mentor':
    case 'mentees':
      return partnersOf(person, register).join(', ') || null;
    case 'closedPairs':
      return closedPairs(person, register);
    case 'interview':
      return person.interviewMark;
    case 'training':
      return person.trainings.length || null;
    case 'consent':
      return consentDay(person);
    case 'signIn': {
      const facts = signInsOf?.(person.id);
      // A code that nobody has used comes before the first of all days.
      return facts?.lastSeenAt ?? (facts?.codeUntil ? '0' : null);
    }
    case 'wantsToMentor':
      return person.wantsToMentor === null ? null : person.wantsToMentor ? 0 : 1;
    case 'birthYear':
      return person.birthYear;
    case 'position':
      // «5 «Б»» stands behind «5А», however either is written.
      return classMark(person.position) ?? (person.position.trim() || null);
    default:
      return person[column]?.trim() || null;
  }
}
