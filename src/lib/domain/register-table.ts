import type { ConsentPurpose } from './consents.ts';
import type { IsoDate } from './dates.ts';
import { namesIn } from './person-names.ts';
import { readCell, readConsent, wordsOf, type Cell, type CellProblem } from './register-cells.ts';
import { findHeadings, guessRegister, isNameOnly, type FoundHeading } from './register-headings.ts';
import {
  fieldKinds,
  isField,
  plainWords,
  type Register,
  type RegisterField,
  type RegisterValue,
} from './registers.ts';

/** One sheet of a file, as it was read: rows from the top, cells from the left. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A sheet in which headings were found. */
export interface RegisterSheet extends Sheet {
  readonly headings: readonly FoundHeading[];
  readonly firstRow: number;
  /** Which register it seems to be. */
  readonly register: Register;
}

export type RegisterValues = Partial<Record<RegisterField, RegisterValue>>;

export interface RowProblem extends Place {
  readonly problem: CellProblem;
  /** What stands in the cell. */
  readonly words: string;
}

/** Where in a row something stands. */
export interface Place {
  /** Counted from 0. */
  readonly column: number;
  readonly heading: string;
}

/** A consent that a row tells of. */
export interface RowConsent extends Place {
  readonly purpose: ConsentPurpose;
  /** Null where the cell says that there is one, and no day. */
  readonly on: IsoDate | null;
}

/** A name in the column of the other side: of a mentee's mentor, of a mentor's mentee. */
export interface RowPartner extends Place {
  readonly name: string;
}

/** A person as a row tells of them; an empty cell tells nothing. */
export interface ImportRow {
  /** As table programs count: from 1. */
  readonly row: number;
  readonly name: string;
  readonly values: RegisterValues;
  readonly problems: readonly RowProblem[];
  /** One for each purpose at most. */
  readonly consents: readonly RowConsent[];
  readonly partners: readonly RowPartner[];
  /** What stands in the column of forms. */
  readonly form: string;
  /** The day of leaving has come. */
  readonly ended: boolean;
}

/** Cells that were mended in the preview, by `cellKey`. */
export type Mended = ReadonlyMap<string, string>;
export const cellKey = (row: number, column: number) => `${row}:${column}`;

/** The sheets of a file that are registers. */
export function registerSheets(fileName: string, sheets: readonly Sheet[]): RegisterSheet[] {
  return sheets.flatMap((sheet) => {
    const found = findHeadings(sheet.rows);
    if (!found) return [];
    const register = guessRegister([sheet.name, fileName], found);
    return [{ ...sheet, headings: found.headings, firstRow: found.firstRow, register }];
  });
}

type NamePart = 'surname' | 'givenName' | 'patronymic';
/** What stands in a column of its own kind, and in no field of the register. */
type Beside = 'consent' | 'publicConsent' | 'partner' | 'form';
type Meaning = RegisterField | NamePart | 'birthYearOrClass' | Beside;

/** What each column means in that register; columns that are not taken in are left out. */
export function meaningOfColumns(
  headings: readonly FoundHeading[],
  register: Register,
): Map<number, Meaning> {
  const [own, others] =
    register === 'mentee' ? ['menteeName', 'mentorName'] : ['mentorName', 'menteeName'];
  const hasName = headings.some(({ heading }) => heading === 'name' || heading === 'surname');
  const meaning = ({ heading, title }: FoundHeading): Meaning | null => {
    if (heading === null) return null;
    if (heading === others) return isNameOnly(title) ? 'partner' : null;
    if (heading === own) return hasName ? null : 'name';
    if (heading === 'since') return register === 'mentee' ? 'menteeSince' : 'mentorSince';
    if (heading === 'wantedAge' && register === 'mentee') return null;
    if (heading === 'surname' || heading === 'givenName' || heading === 'patronymic')
      return heading;
    if (heading === 'birthYearOrClass' || heading === 'form') return heading;
    if (heading === 'consent' || heading === 'publicConsent') return heading;
    if (heading === 'mentorName' || heading === 'menteeName' || heading === 'marks') return null;
    return isField(heading) ? heading : null;
  };
  return new Map(
    headings.flatMap((found) => {
      const means = meaning(found);
      return means === null ? [] : [[found.column, means]];
    }),
  );
}

/** The people of a sheet; rows that tell of nobody are passed over. */
export function readRows(
  sheet: RegisterSheet,
  register: Register,
  today: IsoDate,
  mended: Mended = new Map(),
): ImportRow[] {
  const columns = meaningOfColumns(sheet.headings, register);
  const titles = new Map(sheet.headings.map(({ column, title }) => [column, title]));
  return sheet.rows.slice(sheet.firstRow).flatMap((cells, index) => {
    const at = sheet.firstRow + index + 1;
    if (!tellsOfSomebody(cells, columns, titles)) return [];
    const reader = new RowReader();
    for (const [column, meaning] of columns) {
      const cell = mended.get(cellKey(at, column)) ?? cells[column] ?? null;
      reader.take(meaning, { column, heading: titles.get(column) ?? '', cell }, today);
    }
    return [reader.finish(at, today)];
  });
}

interface Source extends Place {
  readonly cell: Cell;
}

/** Gathers one row, in which a thing may stand in several columns. */
class RowReader {
  private readonly values: Partial<Record<RegisterField, RegisterValue>> = {};
  private readonly problems: RowProblem[] = [];
  private readonly names = new Map<Meaning, string>();
  private readonly consents = new Map<ConsentPurpose, RowConsent>();
  private readonly partners: RowPartner[] = [];
  private form = '';
  private nameColumn: Source | undefined;

  take(meaning: Meaning, source: Source, today: IsoDate): void {
    const { cell } = source;
    if (meaning === 'surname' || meaning === 'givenName' || meaning === 'patronymic') {
      this.names.set(meaning, wordsOf(cell));
      if (meaning === 'surname') this.nameColumn = source;
      return;
    }
    if (meaning === 'birthYearOrClass') {
      const isYear = typeof cell === 'object' || /(19|20)\d{2}/u.test(wordsOf(cell));
      this.take(isYear ? 'birthYear' : 'position', source, today);
      return;
    }
    if (isBeside(meaning)) {
      this.takeBeside(meaning, source, today);
      return;
    }
    if (meaning === 'name') this.nameColumn = source;
    // «5-11» and the like become dates in the hands of a table program.
    if (meaning === 'position' && cell !== null && typeof cell === 'object') {
      this.note(source, 'dateInText');
      return;
    }
    const read = readCell(fieldKinds[meaning], cell, today);
    if ('problem' in read) this.note(source, read.problem);
    else if (read.value !== null) this.add(meaning, read.value);
  }

  finish(row: number, today: IsoDate): ImportRow {
    const parts = (['surname', 'givenName', 'patronymic'] as const).map((part) =>
      this.names.get(part),
    );
    const name = [this.values.name, ...parts].filter(Boolean).join(' ').replace(/\s+/gu, ' ');
    if (name === '') {
      const source = this.nameColumn ?? { column: 0, heading: '', cell: null };
      this.note(source, 'noName');
    }
    const { problems, partners, form } = this;
    const consents = [...this.consents.values()];
    const until = this.values.menteeUntil;
    const ended = typeof until === 'string' && until <= today;
    const values = { ...this.values, name };
    return { row, name, values, problems, consents, partners, form, ended };
  }

  private takeBeside(meaning: Beside, { column, heading, cell }: Source, today: IsoDate): void {
    const words = wordsOf(cell);
    if (meaning === 'form') this.form = [this.form, words].filter(Boolean).join(', ');
    else if (meaning === 'partner') {
      this.partners.push(...namesIn(words).map((name) => ({ name, column, heading })));
    } else {
      const purpose = meaning === 'consent' ? 'participation' : 'publication';
      const said = readConsent(cell, today);
      // «Да» in one column and its day in the next are one consent.
      if (said && !this.consents.get(purpose)?.on) {
        this.consents.set(purpose, { purpose, on: said.on, column, heading });
      }
    }
  }

  private add(field: RegisterField, value: RegisterValue): void {
    const before = this.values[field];
    // A telephone and an address by e-mail are one contact.
    if (before === undefined) this.values[field] = value;
    else if (fieldKinds[field] === 'text' && before !== value) {
      this.values[field] = `${before}, ${value}`;
    }
  }

  private note({ column, heading, cell }: Source, problem: CellProblem): void {
    this.problems.push({ column, heading, problem, words: wordsOf(cell) });
  }
}

const beside: readonly Meaning[] = ['consent', 'publicConsent', 'partner', 'form'];
const isBeside = (meaning: Meaning): meaning is Beside => beside.includes(meaning);

function tellsOfSomebody(
  cells: readonly Cell[],
  columns: ReadonlyMap<number, Meaning>,
  titles: ReadonlyMap<number, string>,
): boolean {
  const all = cells.map(wordsOf).filter(Boolean);
  const known = [...columns].filter(([column]) => wordsOf(cells[column] ?? null) !== '');
  if (known.length === 0) return false;
  // A title between the rows («5 класс») is merged over many columns.
  if (all.length > 2 && new Set(all).size === 1) return false;
  const names = known.filter(([, meaning]) => /name$/iu.test(meaning));
  const first = names[0] ?? known[0];
  const name = plainWords(wordsOf(cells[first?.[0] ?? 0] ?? null));
  if (/^(итого|всего|total)( |$)/u.test(name)) return false;
  // Headings come again on each printed page, and some tables number their columns.
  const isHeading = ([column]: readonly [number, Meaning]) =>
    titles.get(column)?.includes(wordsOf(cells[column] ?? null)) === true;
  if (known.every(isHeading)) return false;
  return !cells.every((cell, column) => cell === null || String(cell) === String(column + 1));
}
