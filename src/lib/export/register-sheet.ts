import type { Cell } from '#lib/domain/register-cells.ts';
import {
  fieldKinds,
  isField,
  partnersOf,
  registerColumns,
  type DerivedColumn,
  type Register,
  type RegisterColumn,
  type RegisterPerson,
} from '#lib/domain/registers.ts';
import type { Sheet } from '#lib/domain/register-table.ts';
import type { Form } from '#lib/domain/forms.ts';

/** The words that a table needs, in the language of the interface. */
export interface SheetWords {
  readonly name: string;
  readonly heading: (column: RegisterColumn) => string;
  readonly form: (form: Form) => string;
  readonly yes: string;
  readonly no: string;
}

/** A register as a table with all of its columns. Taken in again it changes nothing. */
export function registerSheet(
  people: readonly RegisterPerson[],
  register: Register,
  words: SheetWords,
): Sheet {
  const columns = registerColumns[register];
  const rows = people.map((person, index) =>
    columns.map((column): Cell => {
      if (column === 'number') return index + 1;
      if (!isField(column)) return derivedCell(person, register, column, words);
      const value = person[column];
      if (value === null || value === '') return null;
      if (fieldKinds[column] === 'date') return { date: String(value) };
      if (fieldKinds[column] === 'yesNo') return value ? words.yes : words.no;
      return value;
    }),
  );
  return { name: words.name, rows: [columns.map(words.heading), ...rows] };
}

function derivedCell(
  person: RegisterPerson,
  register: Register,
  column: Exclude<DerivedColumn, 'number'>,
  words: SheetWords,
): Cell {
  const mine = person.pairs.filter(({ part, asked }) => part === register && !asked);
  if (column === 'form') {
    return [...new Set(mine.map(({ form }) => words.form(form)))].join(', ') || null;
  }
  if (column === 'closedPairs') return mine.filter(({ closed }) => closed).length;
  if (column === 'consent') {
    const last = person.consents.toSorted().at(-1);
    return last === undefined ? null : { date: last };
  }
  return partnersOf(person, register).join(', ') || null;
}
