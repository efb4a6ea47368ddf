import { expect, it } from 'vitest';

import {
  chooseFromRegister,
  isPaired,
  partnersOf,
  type RegisterPair,
  type RegisterPerson,
} from './registers.ts';

function person(name: string, more: Partial<RegisterPerson> = {}): RegisterPerson {
  return {
    ...{ id: name, name, position: '', request: '', competences: '' },
    ...{ contact: '', parentContact: '', birthYear: null, workplace: '', menteeSince: null },
    ...{ menteeUntil: null, outcome: '', wantsToMentor: null, achievements: '', interests: '' },
    ...{ wantedAge: '', timePerWeek: '', mentorSince: null, feedback: '' },
    isIn: { mentee: true, mentor: false },
    ...{ archived: false, pairs: [], consents: [], movedUpIn: null },
    ...more,
  };
}

const pair: RegisterPair = {
  ...{ part: 'mentee', form: 'studentStudent', closed: false, asked: false },
  partners: ['Лунин Олег'],
};
const people = [
  person('Белов Лев', { position: '10А', menteeSince: '2026-09-01' }),
  person('Алёхина Вера', { position: '9Б', menteeSince: '2026-10-01', pairs: [pair] }),
  person('Ершов Глеб', { position: '5В', pairs: [{ ...pair, closed: true }], request: 'Алгебра' }),
  person('Зимин Костя', { archived: true }),
  person('Лунин Олег', {
    isIn: { mentee: false, mentor: true },
    pairs: [{ ...pair, part: 'mentor' }],
  }),
];

const wish = { register: 'mentee', filter: 'all', order: 'name', query: '' } as const;
const names = (more: Partial<Parameters<typeof chooseFromRegister>[1]>) =>
  chooseFromRegister(people, { ...wish, ...more }).map(({ name }) => name.split(' ')[0]);

it('a register shows its own people, and the archive only when it is asked for', () => {
  expect(names({})).toEqual(['Алёхина', 'Белов', 'Ершов']);
  expect(names({ register: 'mentor' })).toEqual(['Лунин']);
  expect(names({ filter: 'archived' })).toEqual(['Зимин']);
});

it('whoever has no pair that still works is without one', () => {
  expect(names({ filter: 'paired' })).toEqual(['Алёхина']);
  expect(names({ filter: 'unpaired' })).toEqual(['Белов', 'Ершов']);
});

it('whoever was only asked is taken, and has no partner yet', () => {
  const asked = person('Юдин Марк', { pairs: [{ ...pair, asked: true }] });
  expect(isPaired(asked, 'mentee')).toBe(true);
  expect(partnersOf(asked, 'mentee')).toEqual([]);
  expect(partnersOf(people[1]!, 'mentee')).toEqual(['Лунин Олег']);
});

it('classes are ordered as numbers, and who came last comes first', () => {
  expect(names({ order: 'position' })).toEqual(['Ершов', 'Алёхина', 'Белов']);
  expect(names({ order: 'since' })).toEqual(['Алёхина', 'Белов', 'Ершов']);
});

it('search goes by all words in any order, by partners too, and takes ё for е', () => {
  expect(names({ query: 'вера алехина' })).toEqual(['Алёхина']);
  expect(names({ query: 'лунин' })).toEqual(['Алёхина', 'Ершов']);
  expect(names({ query: 'АЛГЕБ' })).toEqual(['Ершов']);
  expect(names({ query: 'алгебра лев' })).toEqual([]);
});
