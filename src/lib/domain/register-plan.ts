import {
  nameInContact,
  needsConsent,
  usualGiver,
  type ConsentGiver,
  type ConsentPurpose,
} from './consents.ts';
import type { IsoDate } from './dates.ts';
import {
  plainWords,
  fieldKinds,
  isPaired,
  otherRegister,
  type Register,
  type RegisterField,
  type RegisterPerson,
  type RegisterValue,
} from './registers.ts';
import type { ImportRow, RegisterValues, RowConsent } from './register-table.ts';

/** What taking in a table would do, row by row, before anything is done. */

export interface FieldChange {
  readonly field: RegisterField;
  readonly before: RegisterValue | null;
  readonly after: RegisterValue;
}

/** A consent that is to be recorded as the table says. */
export interface ToConsent {
  readonly purpose: ConsentPurpose;
  readonly givenOn: IsoDate;
  readonly giver: ConsentGiver;
  /** Empty for a parent whose name the table does not say. */
  readonly givenBy: string;
}

/**
 * Why a consent in the table is not recorded: its day is missing or still to come, or the person took theirs back, after
 * which a new one is recorded one by one.
 */
export type ConsentNote = 'undated' | 'future' | 'withdrawn';

export interface NotedConsent extends RowConsent {
  readonly note: ConsentNote;
}

/** What a row does besides telling of a person. */
interface RowEffects {
  readonly row: ImportRow;
  readonly consents: readonly ToConsent[];
  readonly notes: readonly NotedConsent[];
  /** Has left the programme by the table, and goes to the archive. */
  readonly leaves: boolean;
}

export type RowOutcome =
  | ({ readonly kind: 'new' } & RowEffects)
  | ({
      readonly kind: 'changed';
      readonly personId: string;
      readonly changes: readonly FieldChange[];
      /** The person comes into this register. */
      readonly joins: boolean;
      /** And is in the other one, where they stay. */
      readonly staysInOther: boolean;
      readonly archived: boolean;
    } & RowEffects)
  | {
      readonly kind: 'same';
      readonly row: ImportRow;
      readonly personId: string;
      readonly archived: boolean;
      readonly notes: readonly NotedConsent[];
    }
  /** Says the same as an earlier row. */
  | { readonly kind: 'repeated'; readonly row: ImportRow; readonly of: number }
  /** Nobody can tell which of several people of that name is meant, or whether it is a second one. */
  | { readonly kind: 'unclear'; readonly row: ImportRow; readonly of: number | null }
  | { readonly kind: 'mistaken'; readonly row: ImportRow };

export type OutcomeKind = RowOutcome['kind'];

/** What a table is compared with. */
export interface ImportFacts {
  readonly people: readonly RegisterPerson[];
  readonly register: Register;
  readonly today: IsoDate;
  /** The id of the person who is taken in from a row. */
  readonly idOf: (row: ImportRow) => string;
  /** Names, as `plainWords` has them, of those who stay whatever day of leaving a row has: they are mentors now. */
  readonly staying?: ReadonlySet<string>;
}

/**
 * Decides for each row whether it is about somebody who is known. People are known by `idOf` the row that they were taken
 * in from, whatever became of them since, else by their name; of namesakes, by year of birth, contact, or class or
 * position. Archived people are known as well.
 */
export function planImport(rows: readonly ImportRow[], facts: ImportFacts): RowOutcome[] {
  const { people, idOf } = facts;
  const byId = new Map(people.map((person) => [person.id, person]));
  const known = Map.groupBy(people, ({ name }) => plainWords(name));
  const outcomes = new Map<ImportRow, RowOutcome>();
  const whole = new Map<ImportRow, ImportRow>();
  const sound = rows.filter((row) => row.problems.length === 0);
  for (const row of rows) {
    if (row.problems.length > 0) outcomes.set(row, { kind: 'mistaken', row });
  }
  for (const [name, all] of Map.groupBy(sound, (row) => plainWords(row.name))) {
    const alike = withoutRepeated(all, outcomes, whole);
    const namesakes = known.get(name) ?? [];
    const rest: ImportRow[] = [];
    const met = new Set<RegisterPerson>();
    for (const [id, same] of Map.groupBy(alike, idOf)) {
      const [row, another] = same;
      const person = byId.get(id);
      if (row && person && !another) {
        outcomes.set(row, compare(row, person, facts));
        met.add(person);
      } else rest.push(...same);
    }
    const others = namesakes.filter((person) => !met.has(person));
    const isUnique = alike.length === 1 && namesakes.length <= 1;
    for (const row of rest) {
      outcomes.set(
        row,
        isUnique
          ? matchUnique(row, others[0], facts)
          : matchNamesake(
              row,
              { rivals: rest.filter((other) => other !== row), people: others },
              facts,
            ),
      );
    }
  }
  return rows.flatMap((row) => outcomes.get(whole.get(row) ?? row) ?? []);
}

/** One row of those that say the same, with the consents of all of them; `whole` has it by the first. */
function withoutRepeated(
  all: readonly ImportRow[],
  outcomes: Map<ImportRow, RowOutcome>,
  whole: Map<ImportRow, ImportRow>,
): ImportRow[] {
  const saying = Map.groupBy(all, ({ values }) => JSON.stringify(Object.entries(values).sort()));
  return [...saying.values()].flatMap(([first, ...repeated]) => {
    if (!first) return [];
    for (const row of repeated) outcomes.set(row, { kind: 'repeated', row, of: first.row });
    if (repeated.every(({ consents }) => consents.length === 0)) return [first];
    const said = [first, ...repeated].flatMap(({ consents }) => consents);
    // Of two for one purpose the first that has a day.
    const byPurpose = Map.groupBy(said, ({ purpose }) => purpose);
    const consents = [...byPurpose.values()].flatMap(
      (same) => same.find(({ on }) => on) ?? same.slice(0, 1),
    );
    const merged = { ...first, consents };
    whole.set(first, merged);
    return [merged];
  });
}

/** A name that only one row and at most one person has. */
function matchUnique(
  row: ImportRow,
  person: RegisterPerson | undefined,
  facts: ImportFacts,
): RowOutcome {
  if (!person || differInAge(row.values, person)) return newPerson(row, facts);
  return compare(row, person, facts);
}

interface Namesakes {
  readonly rivals: readonly ImportRow[];
  readonly people: readonly RegisterPerson[];
}

function matchNamesake(
  row: ImportRow,
  { rivals, people }: Namesakes,
  facts: ImportFacts,
): RowOutcome {
  const candidates = people.filter((person) => agrees(row.values, person));
  const [only] = candidates;
  if (only && candidates.length === 1 && !rivals.some(({ values }) => agrees(values, only))) {
    return compare(row, only, facts);
  }
  const isStranger =
    candidates.length === 0 &&
    people.every((person) => canTellApart(row.values, person)) &&
    rivals.every(({ values }) => canTellApart(row.values, values));
  return isStranger ? newPerson(row, facts) : { kind: 'unclear', row, of: rivals[0]?.row ?? null };
}

/** What tells people of one name apart. */
const marks = ['birthYear', 'contact', 'position'] as const satisfies readonly RegisterField[];
type Marked = Partial<Record<(typeof marks)[number], RegisterValue | null>>;

const given = (value: RegisterValue | null | undefined): value is RegisterValue =>
  value !== undefined && value !== null && value !== '';

const alike = (a: RegisterValue, b: RegisterValue) =>
  plainWords(String(a)) === plainWords(String(b));

function agrees(row: RegisterValues, person: Marked): boolean {
  return marks.some((mark) => {
    const [a, b] = [row[mark], person[mark]];
    return given(a) && given(b) && alike(a, b);
  });
}

function canTellApart(a: Marked, b: Marked): boolean {
  return marks.some((mark) => {
    const [one, other] = [a[mark], b[mark]];
    return given(one) && given(other) && !alike(one, other);
  });
}

const differInAge = (row: RegisterValues, { birthYear }: RegisterPerson) =>
  row.birthYear !== undefined && birthYear !== null && row.birthYear !== birthYear;

function newPerson(row: ImportRow, { register, today, staying }: ImportFacts): RowOutcome {
  const { name, position = '', parentContact = '' } = row.values;
  const stranger = {
    name: String(name),
    position: String(position),
    parentContact: String(parentContact),
    consentStates: { participation: 'missing', publication: 'missing' },
  } as const;
  const leaves = row.ended && register === 'mentee' && !staying?.has(plainWords(row.name));
  return { kind: 'new', row, ...consentsOf(row, stranger, today), leaves };
}

function compare(row: ImportRow, person: RegisterPerson, facts: ImportFacts): RowOutcome {
  const { register, today } = facts;
  const changes = (Object.keys(fieldKinds) as RegisterField[]).flatMap((field): FieldChange[] => {
    const after = row.values[field];
    const before = person[field];
    // «Ёлкина» and «Елкина» are one person, and how the register spells her stays.
    if (field === 'name' || after === undefined || after === before) return [];
    if (typeof after === 'string' && sameWords(after, String(before ?? ''))) return [];
    return [{ field, before: before === '' ? null : before, after }];
  });
  const joins = !person.isIn[register];
  const leaves =
    changes.some(({ field }) => field === 'menteeUntil') && mayLeave(row, person, facts);
  const position = String(row.values.position ?? person.position);
  const parentContact = String(row.values.parentContact ?? person.parentContact);
  const { consents, notes } = consentsOf(row, { ...person, position, parentContact }, today);
  const about = { row, personId: person.id, archived: person.archived, notes };
  if (changes.length === 0 && !joins && consents.length === 0) return { kind: 'same', ...about };
  const staysInOther = joins && person.isIn[otherRegister(register)];
  return { kind: 'changed', ...about, changes, joins, staysInOther, consents, leaves };
}

/** Nobody is archived who works in a pair, is a mentor, or has the programme as their job. */
function mayLeave(row: ImportRow, person: RegisterPerson, { register, staying }: ImportFacts) {
  const isMentor =
    register === 'mentor' || person.isIn.mentor || staying?.has(plainWords(row.name));
  const isAtWork = isPaired(person, 'mentee') || isPaired(person, 'mentor');
  return row.ended && !person.archived && person.role === 'member' && !isMentor && !isAtWork;
}

type Consenting = Pick<RegisterPerson, 'name' | 'position' | 'parentContact' | 'consentStates'> & {
  readonly role?: RegisterPerson['role'];
};

/** What is recorded of a row's consents (docs/domain.md, "Consents"), and what is not, with the reason. */
function consentsOf(
  { consents }: ImportRow,
  { name, role = 'member', position, parentContact, consentStates }: Consenting,
  today: IsoDate,
): Pick<RowEffects, 'consents' | 'notes'> {
  const needed = consents.filter(
    ({ purpose }) =>
      consentStates[purpose] !== 'given' && (purpose !== 'participation' || needsConsent({ role })),
  );
  const giver = usualGiver({ position });
  const givenBy = giver === 'self' ? name : nameInContact(parentContact);
  const recorded: ToConsent[] = [];
  const notes: NotedConsent[] = [];
  for (const consent of needed) {
    const { purpose, on } = consent;
    if (consentStates[purpose] === 'withdrawn') notes.push({ ...consent, note: 'withdrawn' });
    else if (on === null) notes.push({ ...consent, note: 'undated' });
    else if (on > today) notes.push({ ...consent, note: 'future' });
    else recorded.push({ purpose, givenOn: on, giver, givenBy });
  }
  return { consents: recorded, notes };
}

const sameWords = (a: string, b: string) =>
  a.replace(/\s+/gu, ' ').trim() === b.replace(/\s+/gu, ' ').trim();
