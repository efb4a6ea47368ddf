import { unzipSync, zipSync, type Unzipped } from 'fflate';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';

import type { Cell } from '#lib/domain/register-cells.ts';
import { findHeadings } from '#lib/domain/register-headings.ts';
import type { Sheet } from '#lib/domain/register-table.ts';
import { withoutGuard } from './csv.ts';

/** Why a file is not read as a table. */
export type TableRefusal = 'tooLarge' | 'oldExcel' | 'notTable' | 'damaged' | 'empty';

/** A register of ten thousand people has two or three megabytes. */
const mostBytes = 20_000_000;
/** A small file can unpack into more than a tablet's memory. */
const mostUnpackedBytes = 200_000_000;

/**
 * Reads the sheets of an XLSX file, or a CSV file (UTF-8, UTF-16 or Windows-1251; semicolons, commas or tabs) as its one sheet.
 * A cell that is merged over others stands in all of them. Blocks for a second with ten thousand rows.
 */
export async function readTable(bytes: Uint8Array): Promise<Sheet[] | TableRefusal> {
  if (bytes.length > mostBytes) return 'tooLarge';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldExcel';
  const sheets = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(bytes) : readCsv(bytes);
  if (typeof sheets === 'string') return sheets;
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  return filled.length > 0 ? filled : 'empty';
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);

async function readXlsx(bytes: Uint8Array): Promise<Sheet[] | TableRefusal> {
  let files: Unzipped;
  let unpacked = 0;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = /\.(xml|rels)$/u.test(name);
        if (wanted) unpacked += originalSize;
        return wanted && unpacked <= mostUnpackedBytes;
      },
    });
  } catch {
    return 'damaged';
  }
  if (unpacked > mostUnpackedBytes) return 'tooLarge';
  if (!files['xl/workbook.xml']) return 'notTable';
  try {
    // Packed again without compression: the library would start workers from blobs to unpack large files, which the
    // page's rules forbid, and wait for them for ever.
    const sheets = await readXlsxFile(zipSync(files, { level: 0 }).slice().buffer);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: fillMerged(
        data.map((row) => row.map(cellOf)),
        mergedRanges(files, sheet),
      ),
    }));
  } catch {
    return 'damaged';
  }
}

/** The library gives dates as `Date` at midnight of Greenwich; its types say `typeof Date`. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) };
  }
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** From and to, rows and columns counted from 0. */
interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The merged cells of a sheet, which the library leaves out. */
function mergedRanges(files: Unzipped, sheetName: string): Range[] {
  const text = (path: string) => new TextDecoder().decode(files[path]);
  const sheet = [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)]
    .map(([tag]) => tag)
    .find((tag) => unescapeXml(attribute(tag, 'name')) === sheetName);
  const id = sheet && attribute(sheet, '(?:\\w+:)?id');
  const relation = [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/gu)]
    .map(([tag]) => tag)
    .find((tag) => id !== undefined && attribute(tag, 'Id') === id);
  const target = relation ? attribute(relation, 'Target') : '';
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!files[path]) return [];
  return [...text(path).matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/gu)].flatMap(([tag]) => {
    const range = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(attribute(tag, 'ref'));
    if (!range) return [];
    const [, left = '', top, right = '', bottom] = range;
    return [
      {
        ...{ top: Number(top) - 1, left: columnOf(left) },
        ...{ bottom: Number(bottom) - 1, right: columnOf(right) },
      },
    ];
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
}

function unescapeXml(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => signs[name] ?? '');
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function fillMerged(rows: readonly Cell[][], ranges: readonly Range[]): Cell[][] {
  const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length));
  const filled = rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of ranges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
      for (let column = left; column <= Math.min(right, width - 1); column += 1) {
        const cells = filled[row];
        if (!cells) continue;
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
    }
  }
  return filled;
}

function readCsv(bytes: Uint8Array): Sheet[] | TableRefusal {
  const text = decode(bytes);
  // What is no text at all, and what only calls itself a table: a web page, a PDF.
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1f]/u.test(text) || /^\s*(<|%PDF|\{)/u.test(text)) return 'notTable';
  return [{ name: '', rows: splitCsv(text.replace(/^sep=.\r?\n/u, '')) }];
}

const separators = [';', '\t', ','] as const;

/** The separator is the one with which most headings are understood: commas stand in sentences, too. */
function splitCsv(text: string): Cell[][] {
  const split = (delimiter: string, preview: number) =>
    Papa.parse<string[]>(text, { delimiter, preview }).data.map((row) =>
      row.map((cell): Cell => (cell === '' ? null : withoutGuard(cell))),
    );
  const known = separators.map((separator) => {
    const headings = findHeadings(split(separator, 100))?.headings ?? [];
    return headings.filter(({ heading }) => heading !== null).length;
  });
  return split(separators[known.indexOf(Math.max(...known))] ?? ';', 0);
}

/** UTF-8 and UTF-16 tell themselves; what is neither comes from a Russian Windows. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
