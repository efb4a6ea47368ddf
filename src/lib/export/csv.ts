import { wordsOf, type Cell } from '#lib/domain/register-cells.ts';

/** CSV as a Russian Excel opens it: UTF-8 with its mark, semicolons, lines ended as Windows does. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(cell: Cell): string {
  const words = typeof cell === 'string' ? withGuard(wordsOf(cell)) : wordsOf(cell);
  return /[";\r\n]/u.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** A table program takes words that begin so for a formula, which may do harm; an apostrophe keeps it from that. */
const formula = /^'*[=+\-@\t]/u;

const withGuard = (words: string) => (formula.test(words) ? `'${words}` : words);

/** What a cell said before `csvOf` guarded it. */
export const withoutGuard = (words: string) =>
  words.startsWith("'") && formula.test(words) ? words.slice(1) : words;
