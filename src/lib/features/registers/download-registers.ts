import type { IsoDate } from '#lib/domain/dates.ts';
import { registers, type Register, type RegisterPerson } from '#lib/domain/registers.ts';
import { csvOf } from '#lib/export/csv.ts';
import { registerSheet } from '#lib/export/register-sheet.ts';
import { makeXlsxFile } from '#lib/export/table-work.ts';
import { trainingTerms } from '#lib/i18n/selection-terms.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { columnTerms, registerTerms } from '#lib/i18n/register-terms.ts';
import { formTerms } from '#lib/i18n/terms.ts';

/** Hands over both registers as the two sheets of one XLSX file. */
export async function downloadXlsx(
  people: readonly RegisterPerson[],
  today: IsoDate,
): Promise<void> {
  const file = await makeXlsxFile(registers.map((register) => sheetOf(people, register)));
  hand(file, `${m.register_file()}-${today}.xlsx`);
}

/** Hands over one register as a CSV file. */
export function downloadCsv(
  people: readonly RegisterPerson[],
  register: Register,
  today: IsoDate,
): void {
  const { name, rows } = sheetOf(people, register);
  const file = new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' });
  hand(file, `${name.toLowerCase()}-${today}.csv`);
}

const sheetOf = (people: readonly RegisterPerson[], register: Register) =>
  registerSheet(
    people.filter(({ isIn }) => isIn[register]),
    register,
    {
      name: registerTerms[register](),
      heading: (column) => columnTerms[column](),
      form: (form) => formTerms[form](),
      training: (kind) => trainingTerms[kind](),
      yes: m.register_yes(),
      no: m.register_no(),
    },
  );

function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser takes the file from the address in its own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
