import fc from 'fast-check';
import { expect, it } from 'vitest';

import { compareNames } from './name-order.ts';

const letters = fc.constantFrom(...'АБЕЁЖИЙЯабеёжийьяAz -\u0301');
const name = fc.string({ unit: letters, maxLength: 6 });

it('says what the rules of the language say', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(compareNames(a, b))).toBe(Math.sign(a.localeCompare(b, 'ru')));
    }),
    { numRuns: 2_000 },
  );
});

it('puts ё beside е, and a shorter surname first', () => {
  const names = ['Ёлкина Анна', 'Жуков Пётр', 'Иванова Анна', 'Иванов Пётр', 'Егоров Лев'];
  expect(names.toSorted(compareNames)).toEqual([
    'Егоров Лев',
    'Ёлкина Анна',
    'Жуков Пётр',
    'Иванов Пётр',
    'Иванова Анна',
  ]);
});
