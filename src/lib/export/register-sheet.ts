import type { Cell } from '#lib/domain/register-cells.ts';
import {
  closedPairs,
  consentDay,
  fieldKinds,
  formsIn,
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
import type { TrainingKind } from '#lib/domain/selection.ts';

/** The words that a table needs, in the language of the interface. */
export interface SheetWords {
  readonly name: string;
  readonly heading: (column: RegisterColumn) => string;
  readonly form: (form: Form) => string;
  readonly training: (kind: TrainingKind) => string;
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
  if (column === 'form') return formsIn(person, register).map(words.form).join(', ') || null;
  if (column === 'closedPairs') return closedPairs(person, register);
  if (column === 'interview') return person.interviewMark;
  if (column === 'training') return person.trainings.map(words.training).join(', ') || null;
  if (column === 'consent') {
    const last = consentDay(person);
    return last === null ? null : { date: last };
  }
  return partnersOf(person, register).join(', ') || null;
}
