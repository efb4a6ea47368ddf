import writeXlsxFile from 'write-excel-file/universal';

import type { Cell } from '#lib/domain/register-cells.ts';
import type { Sheet } from '#lib/domain/register-table.ts';

/**
 * An XLSX file whose sheets have their headings in the first row. Words are written as words, so that none of them is ever
 * a formula. Call it in a worker of ours (table-worker.ts): packing a large file, the library starts workers from blobs,
 * which the page's rules forbid.
 */
export function writeXlsx(sheets: readonly Sheet[]): Promise<Blob> {
  return writeXlsxFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((_, column) => ({ width: widthOf(rows, column) })),
      data: rows.map((row, index) => row.map((cell) => cellOf(cell, index === 0))),
    })),
  ).toBlob();
}

function cellOf(cell: Cell, isHeading: boolean) {
  const look = isHeading ? { fontWeight: 'bold' as const } : {};
  const wrapped = { wrap: true, alignVertical: 'top' as const, ...look };
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { type: String, value: asKey(cell), ...wrapped };
  if (typeof cell === 'number') return { type: Number, value: cell, ...wrapped };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell, ...wrapped };
  return {
    type: Date,
    value: new Date(`${cell.date}T00:00:00Z`),
    format: 'dd.mm.yyyy',
    ...wrapped,
  };
}

/**
 * The library notes words as keys of an object, in which «valueOf» and the like mean something else and damage the file. With a
 * space behind them they don't, and look the same.
 */
const asKey = (words: string) => (words in {} ? `${words} ` : words);

/** In letters; a column is as wide as its words need, up to a limit, behind which they wrap. */
function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const longest = Math.max(
    ...rows.slice(0, 200).map((row) => {
      const cell = row[column] ?? null;
      return typeof cell === 'object' ? 10 : String(cell).length;
    }),
  );
  return Math.min(40, Math.max(8, longest + 2));
}
