import { expect, it } from 'vitest';

import { namesIn, nameFinder } from './person-names.ts';

const people = ['Лунин Олег Юрьевич', 'Лунина Ольга Яковлевна', 'Ян Ли', 'Алёхина Вера'].map(
  (name) => ({ name }),
);
const found = (name: string, all = people) => nameFinder(all)(name).map((each) => each.name);

it.each([
  ['Лунин Олег Юрьевич', ['Лунин Олег Юрьевич']],
  ['ЛУНИН  ОЛЕГ', ['Лунин Олег Юрьевич']],
  ['Лунин О. Ю.', ['Лунин Олег Юрьевич']],
  ['Лунин О.', ['Лунин Олег Юрьевич']],
  ['Лунин П. Ю.', []],
  ['Лунин', []],
  ['Л. Олег', []],
  ['Алехина Вера Павловна', ['Алёхина Вера']],
  ['', []],
])('«%s» is the name of %j', (name, expected) => {
  expect(found(name)).toEqual(expected);
});

it('an exact name is that person, although it could be short for another', () => {
  const all = [{ name: 'Лунин Олег' }, { name: 'Лунин Олег Юрьевич' }];
  expect(found('Лунин Олег', all)).toEqual(['Лунин Олег']);
  expect(found('Лунин О.', all)).toHaveLength(2);
});

it.each([
  [
    'Лунин Олег, Белова Вера; Зимин К. И.\nЯн Ли',
    ['Лунин Олег', 'Белова Вера', 'Зимин К. И.', 'Ян Ли'],
  ],
  ['Зимин Костя (7Б), 6 А, Рябова  Тоня', ['Зимин Костя', 'Рябова Тоня']],
  ['Зимин Костя 7Б, Рябова Тоня 7 «Б» класс; Ян Ли 10-а', ['Зимин Костя', 'Рябова Тоня', 'Ян Ли']],
  ['1. Зимин Костя\n2) Рябова Тоня', ['Зимин Костя', 'Рябова Тоня']],
  // Nobody is called that, and the preview says so.
  ['Зимин Костя с 01.09.2026', ['Зимин Костя с 01.09.2026']],
  ['–', []],
  ['нет', []],
  ['Не назначена', []],
  ['', []],
])('in «%s» stand the names %j', (words, expected) => {
  expect(namesIn(words)).toEqual(expected);
});
