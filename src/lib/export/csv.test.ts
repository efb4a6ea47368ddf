import { expect, test } from 'vitest';

import { csvOf } from './csv.ts';

test('a table is written so that a Russian spreadsheet opens it, and computes nothing', () => {
  const rows = [
    ['Кто', 'Что'],
    ['Зимин; Костя', 'сказал "да"'],
    ['=1+1', 'две\nстроки'],
  ];
  expect(csvOf(rows)).toBe(
    '\uFEFFКто;Что\r\n"Зимин; Костя";"сказал ""да"""\r\n\'=1+1;"две\nстроки"\r\n',
  );
});
