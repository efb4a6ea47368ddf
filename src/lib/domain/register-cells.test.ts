import { expect, it } from 'vitest';

import { readCell, readConsent, type Cell } from './register-cells.ts';
import type { FieldKind } from './registers.ts';

const today = '2026-11-26';

it.each<[FieldKind, Cell, unknown]>([
  ['date', { date: '2026-09-01' }, '2026-09-01'],
  ['date', '01.09.2026', '2026-09-01'],
  ['date', '1.9.26', '2026-09-01'],
  ['date', '1.9.98', '1998-09-01'],
  ['date', '1/9/2026', '2026-09-01'],
  ['date', '2026-09-01', '2026-09-01'],
  ['date', '1 сентября 2026 г.', '2026-09-01'],
  ['date', '12 мая 2026', '2026-05-12'],
  ['date', '01.09.2026 0:00', '2026-09-01'],
  ['date', 46266, '2026-09-01'],
  ['date', '46266', '2026-09-01'],
  ['year', 2014, 2014],
  ['year', '2014 г.р.', 2014],
  ['year', '2014 г.', 2014],
  ['year', { date: '2014-03-12' }, 2014],
  ['year', '12.03.2014', 2014],
  ['yesNo', 'Да', true],
  ['yesNo', '+', true],
  ['yesNo', 'не хочет', false],
  ['yesNo', '-', false],
  ['yesNo', true, true],
  ['text', 89161234567, '89161234567'],
  ['text', '  много \t пробелов \r\n и строк ', 'много пробелов\nи строк'],
  ['text', { date: '2026-09-01' }, '01.09.2026'],
  ['text', '—', null],
  ['date', null, null],
  ['year', '', null],
])('as %s, %j is %j', (kind, cell, value) => {
  expect(readCell(kind, cell, today)).toEqual({ value });
});

it.each<[FieldKind, Cell, string]>([
  ['date', '31.02.2026', 'badDate'],
  ['date', 'осенью', 'badDate'],
  ['date', '32 мая 2026', 'badDate'],
  ['date', 5, 'badDate'],
  ['year', 14, 'badYear'],
  ['year', '2089', 'badYear'],
  ['year', 'шестой класс', 'badYear'],
  ['yesNo', 'может быть', 'badYesNo'],
  ['text', 'я'.repeat(10_001), 'tooLong'],
])('as %s, %j is a mistake', (kind, cell, problem) => {
  expect(readCell(kind, cell, today)).toEqual({ problem });
});

it.each<[Cell, { on: string | null } | null]>([
  ['01.09.2026', { on: '2026-09-01' }],
  [{ date: '2026-09-01' }, { on: '2026-09-01' }],
  [46266, { on: '2026-09-01' }],
  ['да, от 1.9.26 № 5', { on: '2026-09-01' }],
  ['1 сентября 2026 г.', { on: '2026-09-01' }],
  ['да', { on: null }],
  [true, { on: null }],
  ['имеется', { on: null }],
  ['мама Агеева Вера', { on: null }],
  ['нет', null],
  ['Не получено', null],
  ['отказ', null],
  ['–', null],
  [false, null],
  [null, null],
])('a cell of consents with %j says %j', (cell, expected) => {
  expect(readConsent(cell, today)).toEqual(expected);
});
