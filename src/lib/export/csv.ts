/** Begins a file so that a spreadsheet reads it as UTF-8. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/u;

/**
 * A table as CSV that spreadsheets with Russian settings open as a table: semicolons, CRLF. A cell that begins
 * like a formula gets an apostrophe, so that nobody's name is computed.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(cellOf).join(';'));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
