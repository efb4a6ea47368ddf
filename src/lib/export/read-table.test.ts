import { zipSync } from 'fflate';
import { expect, it } from 'vitest';

import { readRows, registerSheets } from '#lib/domain/register-table.ts';
import { xlsxOf } from '../../../tests/support/xlsx.ts';
import { readTable } from './read-table.ts';

const today = '2026-11-26';

/** The people of a file as somebody who looks at the preview sees them. */
async function peopleOf(bytes: Uint8Array, fileName = 'наставляемые.xlsx') {
  const sheets = await readTable(bytes);
  if (typeof sheets === 'string') return sheets;
  return registerSheets(fileName, sheets).flatMap((sheet) =>
    readRows(sheet, sheet.register, today).map(({ row, values, problems }) => ({
      row,
      ...values,
      ...(problems.length > 0 && {
        problems: problems.map(
          ({ heading, problem, words }) => `${heading}: ${problem} «${words}»`,
        ),
      }),
    })),
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function windows1251(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, n) => n),
  );
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (unit) => unit.charCodeAt(0)).buffer);
}

const list =
  'Класс;ФИО;Телефон\r\n5А;Зимин Костя Игоревич;+7 916 000-00-01\r\n;;\r\n6Б;Рябова Тоня;\r\n';
const asListed = [
  { row: 2, name: 'Зимин Костя Игоревич', position: '5А', contact: '+7 916 000-00-01' },
  { row: 4, name: 'Рябова Тоня', position: '6Б' },
];

it.each<[string, Uint8Array]>([
  ['UTF-8 with semicolons', utf8(list)],
  ['UTF-8 with its mark', utf8(`\uFEFF${list}`)],
  ['UTF-8 with commas', utf8(list.replaceAll(';', ','))],
  ['Windows-1251', windows1251(list)],
  ['UTF-16 with tabs', utf16(list.replaceAll(';', '\t'))],
  ['which a first line tells Excel what separates', utf8(`sep=;\r\n${list}`)],
])('a CSV file in %s is read', async (_, bytes) => {
  expect(await peopleOf(bytes, 'наставляемые.csv')).toEqual(asListed);
});

it('a CSV cell may have semicolons, quotes and lines of its own', async () => {
  const text = 'ФИО;Запрос\n"Зимин; Костя";"Сказал: ""хочу""\nи всё"\n';
  expect(await peopleOf(utf8(text))).toEqual([
    { row: 2, name: 'Зимин; Костя', request: 'Сказал: "хочу"\nи всё' },
  ]);
});

it('columns come in any order and by many names; what no register knows is left alone', async () => {
  const bytes = xlsxOf({
    name: 'Лист1',
    rows: [
      ['Хочет стать наставником', 'Дата рождения', 'Классный руководитель', 'Имя', 'Фамилия'],
      ['да', { day: 41710 }, 'Лунина О. Ю.', 'Костя', 'Зимин'],
    ],
  });
  expect(await peopleOf(bytes)).toEqual([
    { row: 2, name: 'Зимин Костя', birthYear: 2014, wantsToMentor: true },
  ]);
});

it('titles, two rows of headings, merged cells, sections, repeated headings, sums and numbered columns are no people', async () => {
  const bytes = xlsxOf({
    name: 'Реестр',
    merged: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'A6:E6', 'C7:C8'],
    rows: [
      ['База наставляемых МБОУ «Школа № 7»'],
      [],
      ['№', 'ФИО', 'Класс', 'Контакты'],
      [null, null, null, 'ребёнка', 'родителя'],
      [1, 2, 3, 4, 5],
      ['Начальная школа'],
      [1, 'Зимин Костя', '5А', '111', 'Зимина А. А., 222'],
      [2, 'Рябова Тоня', null, null, null],
      [],
      ['№', 'ФИО', 'Класс', 'ребёнка', 'родителя'],
      [3, 'Белов Лев', '6Б', null, null],
      [null, 'Итого: 3', null, null, null],
    ],
  });
  expect(await peopleOf(bytes)).toEqual([
    {
      row: 7,
      name: 'Зимин Костя',
      position: '5А',
      contact: '111',
      parentContact: 'Зимина А. А., 222',
    },
    { row: 8, name: 'Рябова Тоня', position: '5А' },
    { row: 11, name: 'Белов Лев', position: '6Б' },
  ]);
});

it('dates are dates as numbers, as text and as formulas; mistakes are named by row and column', async () => {
  const bytes = xlsxOf({
    name: 'Наставляемые',
    rows: [
      ['ФИО', 'Дата входа', 'Класс', 'Телефон'],
      ['Первый Иван', { day: 46266 }, '5А', 89160000001],
      ['Второй Иван', '01.09.2026', '5А', null],
      [{ formula: 'A2&" младший"', result: 'Третий Иван' }, 46266, '5А', null],
      ['Четвёртый Иван', 'осенью', { day: 45966 }, null],
      [null, '01.09.2026', '5А', null],
    ],
  });
  const since = { menteeSince: '2026-09-01' };
  expect(await peopleOf(bytes)).toEqual([
    { row: 2, name: 'Первый Иван', position: '5А', contact: '89160000001', ...since },
    { row: 3, name: 'Второй Иван', position: '5А', ...since },
    { row: 4, name: 'Третий Иван', position: '5А', ...since },
    {
      row: 5,
      name: 'Четвёртый Иван',
      problems: ['Дата входа: badDate «осенью»', 'Класс: dateInText «05.11.2025»'],
    },
    { row: 6, name: '', position: '5А', ...since, problems: ['ФИО: noName «»'] },
  ]);
});

it('a file may have both registers, each on a sheet of its own, and sheets that are none', async () => {
  const bytes = xlsxOf(
    { name: 'Титул', rows: [['План работы'], ['Утверждаю']] },
    {
      name: 'Наставники',
      rows: [
        ['ФИО', 'Компетенции', 'Дата входа'],
        ['Лунин Олег', 'Физика', '1.9.2026'],
      ],
    },
    {
      name: 'Наставляемые',
      rows: [
        ['ФИО', 'Запрос', 'ФИО наставника'],
        ['Зимин Костя', 'Алгебра', 'Лунин Олег'],
      ],
    },
  );
  expect(await peopleOf(bytes, 'реестры.xlsx')).toEqual([
    { row: 2, name: 'Лунин Олег', competences: 'Физика', mentorSince: '2026-09-01' },
    { row: 2, name: 'Зимин Костя', request: 'Алгебра' },
  ]);
});

it('ten thousand rows are read', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => [
    n + 1,
    `Ученик Номер ${n}`,
    `${(n % 11) + 1}А`,
  ]);
  const bytes = xlsxOf({ name: 'Наставляемые', rows: [['№', 'ФИО', 'Класс'], ...rows] });
  const people = await peopleOf(bytes);
  expect(people).toHaveLength(10_000);
  expect(people.at(-1)).toEqual({ row: 10_001, name: 'Ученик Номер 9999', position: '1А' });
});

it.each<[string, Uint8Array, string]>([
  ['a PDF that is called a table', utf8('%PDF-1.7\n1 0 obj'), 'notTable'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'notTable'],
  ['a web page', utf8('<html><table><tr><td>ФИО</td></tr></table></html>'), 'notTable'],
  ['a Word document', zipSync({ 'word/document.xml': utf8('<w:document/>') }), 'notTable'],
  [
    'an old Excel file, or one with a password',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    'oldExcel',
  ],
  ['a file that was cut off', xlsxOf({ name: 'Лист1', rows: [['ФИО']] }).slice(0, 400), 'damaged'],
  ['an empty file', new Uint8Array(), 'empty'],
  ['an empty table', xlsxOf({ name: 'Лист1', rows: [] }), 'empty'],
  ['a huge file', new Uint8Array(20_000_001), 'tooLarge'],
])('%s is refused', async (_, bytes, refusal) => {
  expect(await readTable(bytes)).toBe(refusal);
});
