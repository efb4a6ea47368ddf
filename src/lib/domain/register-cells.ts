import { isIsoDate, type IsoDate } from './dates.ts';
import type { FieldKind, RegisterValue } from './registers.ts';

/** What a cell of a table may hold: words, a number, a tick, or a day. */
export type Cell = string | number | boolean | { readonly date: IsoDate } | null;

export type CellProblem = 'noName' | 'badYear' | 'badDate' | 'badYesNo' | 'dateInText' | 'tooLong';

/** More letters than this in one cell are a mistake, or belong into a document. */
export const longestText = 10_000;

/** A cell as a person would read it aloud. */
export function wordsOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.date.split('-').reverse().join('.');
  if (typeof cell !== 'string') return String(cell);
  return cell
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}

/** The value of a cell in a column of that kind; null for an empty one. */
export function readCell(
  kind: FieldKind,
  cell: Cell,
  today: IsoDate,
): { readonly value: RegisterValue | null } | { readonly problem: CellProblem } {
  const words = wordsOf(cell);
  // What schools put where nothing is to be said.
  if (words === '' || (kind !== 'yesNo' && /^[-–—]+$/u.test(words))) return { value: null };
  if (kind === 'year') return found(readYear(cell, words, today), 'badYear');
  if (kind === 'date') return found(readDate(cell, words, today), 'badDate');
  if (kind === 'yesNo') return found(readYesNo(words), 'badYesNo');
  return words.length > longestText ? { problem: 'tooLong' } : { value: words };
}

const found = (value: RegisterValue | null, problem: CellProblem) =>
  value === null ? { problem } : { value };

/** What a cell says of a consent: the day, that there is one whose day it does not say, or nothing. */
export function readConsent(cell: Cell, today: IsoDate): { readonly on: IsoDate | null } | null {
  const words = wordsOf(cell);
  const plain = words.toLowerCase().replace(/[.!]+$/u, '');
  if (plain === '' || /^([-–—]+|0|false|ложь|no|none)$/u.test(plain)) return null;
  if (/^(нет|не |без |отказ|ожида|отозва)/u.test(plain)) return null;
  const within = /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/u.exec(words)?.[0];
  return { on: readDate(cell, words, today) ?? (within ? readDate(within, within, today) : null) };
}

function readYear(cell: Cell, words: string, today: IsoDate): number | null {
  const plain = /^(\d{4})(?:\s*г(?:од)?\.?\s*р?(?:ожд\S*)?\.?)?$/u.exec(words);
  const date = plain ? null : readDate(cell, words, today);
  const year = plain ? Number(plain[1]) : date === null ? NaN : Number(date.slice(0, 4));
  return year >= 1920 && year <= Number(today.slice(0, 4)) ? year : null;
}

const months = 'янв фев мар апр мая июн июл авг сен окт ноя дек'.split(' ');

function readDate(cell: Cell, words: string, today: IsoDate): IsoDate | null {
  if (cell !== null && typeof cell === 'object') return isIsoDate(cell.date) ? cell.date : null;
  const plain = words.toLowerCase().replace(/\s+0?0:00(:00)?$|\s*г(од[а-я]*)?\.?$/gu, '');
  // Table programs count days from the end of 1899; five figures are the days of 1954 to 2099.
  if (/^[2-7]\d{4}$/u.test(plain)) {
    return new Date(Date.UTC(1899, 11, 30 + Number(plain))).toISOString().slice(0, 10);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(plain);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/u.exec(plain);
  if (figures) return dateOf(fullYear(figures[3] ?? '', today), figures[2], figures[1]);
  const named = /^(\d{1,2})\s+([а-я]{3,})\.?\s+(\d{4})$/u.exec(plain);
  if (!named) return null;
  const month = months.indexOf((named[2] ?? '').slice(0, 3).replace('май', 'мая')) + 1;
  return dateOf(named[3], String(month), named[1]);
}

function fullYear(year: string, today: IsoDate): string {
  if (year.length === 4) return year;
  return Number(year) <= Number(today.slice(2, 4)) + 5 ? `20${year}` : `19${year}`;
}

function dateOf(year = '', month = '', day = ''): IsoDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}

const yes =
  /^(да|yes|true|истина|\+|1|✓|✔|v|хочет|желает|готова?|планирует|согласн[аы]?|согласен)$/u;
const no =
  /^(нет|no|false|ложь|[-–—]+|0|не (хочет|желает|готова?|планирует|согласн[аы]?|согласен))$/u;

function readYesNo(words: string): boolean | null {
  const plain = words.toLowerCase().replace(/[.!]+$/u, '');
  if (yes.test(plain)) return true;
  return no.test(plain) ? false : null;
}
