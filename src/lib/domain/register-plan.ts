import {
  plainWords,
  fieldKinds,
  type Register,
  type RegisterField,
  type RegisterPerson,
  type RegisterValue,
} from './registers.ts';
import type { ImportRow, RegisterValues } from './register-table.ts';

/** What taking in a table would do, row by row, before anything is done. */

export interface FieldChange {
  readonly field: RegisterField;
  readonly before: RegisterValue | null;
  readonly after: RegisterValue;
}

export type RowOutcome =
  | { readonly kind: 'new'; readonly row: ImportRow }
  | {
      readonly kind: 'changed';
      readonly row: ImportRow;
      readonly personId: string;
      readonly changes: readonly FieldChange[];
      /** The person comes into this register. */
      readonly joins: boolean;
      readonly archived: boolean;
    }
  | {
      readonly kind: 'same';
      readonly row: ImportRow;
      readonly personId: string;
      readonly archived: boolean;
    }
  /** Says the same as an earlier row. */
  | { readonly kind: 'repeated'; readonly row: ImportRow; readonly of: number }
  /** Nobody can tell which of several people of that name is meant, or whether it is a second one. */
  | { readonly kind: 'unclear'; readonly row: ImportRow; readonly of: number | null }
  | { readonly kind: 'mistaken'; readonly row: ImportRow };

export type OutcomeKind = RowOutcome['kind'];

/**
 * Decides for each row whether it is about somebody who is known. People are known by `idOf` the row that they were taken
 * in from, whatever became of them since, else by their name; of namesakes, by year of birth, contact, or class or
 * position. Archived people are known as well.
 */
export function planImport(
  rows: readonly ImportRow[],
  people: readonly RegisterPerson[],
  register: Register,
  idOf: (row: ImportRow) => string,
): RowOutcome[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const known = Map.groupBy(people, ({ name }) => plainWords(name));
  const outcomes = new Map<ImportRow, RowOutcome>();
  const sound = rows.filter((row) => row.problems.length === 0);
  for (const row of rows) {
    if (row.problems.length > 0) outcomes.set(row, { kind: 'mistaken', row });
  }
  for (const [name, all] of Map.groupBy(sound, (row) => plainWords(row.name))) {
    const alike = withoutRepeated(all, outcomes);
    const namesakes = known.get(name) ?? [];
    const rest: ImportRow[] = [];
    const met = new Set<RegisterPerson>();
    for (const [id, same] of Map.groupBy(alike, idOf)) {
      const [row, another] = same;
      const person = byId.get(id);
      if (row && person && !another) {
        outcomes.set(row, compare(row, person, register));
        met.add(person);
      } else rest.push(...same);
    }
    const others = namesakes.filter((person) => !met.has(person));
    const isUnique = alike.length === 1 && namesakes.length <= 1;
    for (const row of rest) {
      outcomes.set(
        row,
        isUnique
          ? matchUnique(row, others[0], register)
          : matchNamesake(
              row,
              { rivals: rest.filter((other) => other !== row), people: others },
              register,
            ),
      );
    }
  }
  return rows.flatMap((row) => outcomes.get(row) ?? []);
}

function withoutRepeated(all: readonly ImportRow[], outcomes: Map<ImportRow, RowOutcome>) {
  const first = new Map<string, ImportRow>();
  for (const row of all) {
    const says = JSON.stringify(Object.entries(row.values).sort());
    const earlier = first.get(says);
    if (earlier) outcomes.set(row, { kind: 'repeated', row, of: earlier.row });
    else first.set(says, row);
  }
  return [...first.values()];
}

/** A name that only one row and at most one person has. */
function matchUnique(
  row: ImportRow,
  person: RegisterPerson | undefined,
  register: Register,
): RowOutcome {
  if (!person || differInAge(row.values, person)) return { kind: 'new', row };
  return compare(row, person, register);
}

interface Namesakes {
  readonly rivals: readonly ImportRow[];
  readonly people: readonly RegisterPerson[];
}

function matchNamesake(
  row: ImportRow,
  { rivals, people }: Namesakes,
  register: Register,
): RowOutcome {
  const candidates = people.filter((person) => agrees(row.values, person));
  const [only] = candidates;
  if (only && candidates.length === 1 && !rivals.some(({ values }) => agrees(values, only))) {
    return compare(row, only, register);
  }
  const isStranger =
    candidates.length === 0 &&
    people.every((person) => canTellApart(row.values, person)) &&
    rivals.every(({ values }) => canTellApart(row.values, values));
  return isStranger ? { kind: 'new', row } : { kind: 'unclear', row, of: rivals[0]?.row ?? null };
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

function compare(row: ImportRow, person: RegisterPerson, register: Register): RowOutcome {
  const changes = (Object.keys(fieldKinds) as RegisterField[]).flatMap((field): FieldChange[] => {
    const after = row.values[field];
    const before = person[field];
    // «Ёлкина» and «Елкина» are one person, and how the register spells her stays.
    if (field === 'name' || after === undefined || after === before) return [];
    if (typeof after === 'string' && sameWords(after, String(before ?? ''))) return [];
    return [{ field, before: before === '' ? null : before, after }];
  });
  const joins = !person.isIn[register];
  const about = { row, personId: person.id, archived: person.archived };
  if (changes.length === 0 && !joins) return { kind: 'same', ...about };
  return { kind: 'changed', ...about, changes, joins };
}

const sameWords = (a: string, b: string) =>
  a.replace(/\s+/gu, ' ').trim() === b.replace(/\s+/gu, ' ').trim();
