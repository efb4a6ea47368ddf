import { describe, expect, it } from 'vitest';

import { registerPerson as person } from '../../../tests/support/register-person.ts';
import {
  chooseFromRegister,
  classesOf,
  classMark,
  countFilters,
  countRegister,
  noFilter,
  signInStanding,
  type RegisterFilter,
  type SignInFacts,
} from './register-choice.ts';
import type { RegisterOrder } from './register-columns.ts';
import type { Register, RegisterPair, RegisterPerson } from './registers.ts';

const pair: RegisterPair = {
  ...{ part: 'mentee', form: 'studentStudent', closed: false, asked: false },
  partners: ['Лунин Олег'],
};
const people = [
  person('Белов Лев', { position: '10А', menteeSince: '2026-09-01', consents: ['2026-09-02'] }),
  person('Алёхина Вера', { position: '9 «б»', menteeSince: '2026-10-01', pairs: [pair] }),
  person('Ершов Глеб', {
    ...{ position: '5В', request: 'Алгебра' },
    pairs: [{ ...pair, form: 'teacherStudent', closed: true }],
  }),
  person('Жук Ян', { position: '9А', pairs: [{ ...pair, asked: true }], contact: '8 900 1' }),
  person('Зимин Костя', { archived: true, position: '9Б' }),
  person('Лунин Олег', {
    ...{ position: 'учитель', isIn: { mentee: false, mentor: true } },
    pairs: [{ ...pair, part: 'mentor', partners: ['Алёхина Вера'] }],
  }),
];

const signIns: Record<string, SignInFacts> = {
  'Белов Лев': { lastSeenAt: '2026-10-01T10:00:00Z', codeUntil: null },
  'Жук Ян': { lastSeenAt: null, codeUntil: '2026-10-09T10:00:00Z' },
};
const byName = { column: 'name', descending: false } as const;

function names(
  more: Partial<RegisterFilter>,
  order: RegisterOrder = byName,
  register: Register = 'mentee',
) {
  const found = chooseFromRegister(
    people,
    register,
    { ...noFilter, ...more },
    order,
    (id) => signIns[id],
  );
  return found.map(({ name }) => name.split(' ')[0]);
}

describe('a register shows', () => {
  it.each<[string, Partial<RegisterFilter>, string[]]>([
    ['all of its own who take part', {}, ['Алёхина', 'Белов', 'Ершов', 'Жук']],
    ['the archive only when it is asked for', { status: 'archived' }, ['Зимин']],
    ['who has no pair that is still open', { status: 'unpaired' }, ['Белов', 'Ершов']],
    ['who was asked', { status: 'asked' }, ['Жук']],
    ['who works in a pair', { status: 'paired' }, ['Алёхина']],
    ['a class, however it is written', { schoolClass: '9Б' }, ['Алёхина']],
    ['all classes of a year', { schoolClass: '9' }, ['Алёхина', 'Жук']],
    ['who is in no class', { schoolClass: 'none' }, []],
    ['a form, of past pairs too', { form: 'teacherStudent' }, ['Ершов']],
    ['who lacks a consent', { consent: 'missing' }, ['Алёхина', 'Ершов', 'Жук']],
    ['who has consented', { consent: 'given' }, ['Белов']],
    ['who has a code and was never here', { signIn: 'code' }, ['Жук']],
    ['who has signed in', { signIn: 'signedIn' }, ['Белов']],
    ['who has neither', { signIn: 'never' }, ['Алёхина', 'Ершов']],
    ['words in any order, ё as е', { query: 'вера алехина' }, ['Алёхина']],
    ['words about partners', { query: 'лунин' }, ['Алёхина', 'Ершов', 'Жук']],
    ['words of a request', { query: 'АЛГЕБ' }, ['Ершов']],
    ['nobody who lacks one of the words', { query: 'алгебра лев' }, []],
    ['what all choices allow together', { status: 'unpaired', consent: 'missing' }, ['Ершов']],
    ['that with words, too', { schoolClass: '9', query: '900' }, ['Жук']],
  ])('%s', (_, more, expected) => {
    expect(names(more)).toEqual(expected);
  });

  it('the people of the other register apart', () => {
    expect(names({}, byName, 'mentor')).toEqual(['Лунин']);
    expect(names({ schoolClass: 'none' }, byName, 'mentor')).toEqual(['Лунин']);
  });

  it('everybody while nobody knows who has signed in', () => {
    const filter = { ...noFilter, signIn: 'never' } as const;
    expect(chooseFromRegister(people, 'mentee', filter, byName)).toHaveLength(4);
  });
});

it('it says of how many it shows them, and how many choices narrow it down', () => {
  expect(countRegister(people, 'mentee', noFilter)).toBe(4);
  expect(countRegister(people, 'mentee', { ...noFilter, status: 'archived' })).toBe(1);
  expect(countFilters(noFilter)).toBe(0);
  expect(countFilters({ ...noFilter, query: ' ' })).toBe(0);
  expect(countFilters({ ...noFilter, query: 'лев', consent: 'missing' })).toBe(2);
});

it.each([
  ['7Б', '7Б'],
  ['7 «б»', '7Б'],
  ['10-А класс', '10А'],
  ['11', '11'],
  ['9 класс', '9'],
  ['учитель 5 классов', null],
  ['', null],
])('«%s» is the class %s', (position, mark) => {
  expect(classMark(position)).toBe(mark);
});

it('the classes to choose from stand as numbers, a year before its classes, each once', () => {
  const of = (...positions: string[]) =>
    classesOf(
      positions.map((position) => person(position, { position })),
      'mentee',
    );
  expect(of('10А', '9 «б»', '9Б', '9А', 'учитель', '5', '11В')).toEqual([
    ...['5', '9', '9А', '9Б', '10А', '11В'],
  ]);
});

describe('people are ordered', () => {
  const ordered = (
    column: RegisterOrder['column'],
    all: Partial<RegisterPerson>[],
    descending = false,
    register: Register = 'mentee',
  ) =>
    chooseFromRegister(
      all.map((each, index) =>
        person(String(index), { isIn: { mentee: true, mentor: true }, ...each }),
      ),
      register,
      noFilter,
      { column, descending },
      (id) => signIns[id],
    ).map(({ id }) => id);

  it.each<[RegisterOrder['column'], Partial<RegisterPerson>[], string[], string[]]>([
    [
      'position',
      [{ position: '10А' }, {}, { position: '9 «Б»' }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
    ['birthYear', [{ birthYear: 2010 }, { birthYear: 998 }, {}], ['1', '0', '2'], ['0', '1', '2']],
    [
      'menteeSince',
      [{ menteeSince: '2026-10-01' }, {}, { menteeSince: '2026-09-30' }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
    [
      'request',
      [{ request: 'Ёлки' }, { request: 'Жук' }, { request: 'еда' }],
      ['2', '0', '1'],
      ['1', '0', '2'],
    ],
    [
      'wantsToMentor',
      [{ wantsToMentor: false }, {}, { wantsToMentor: true }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
    [
      'consent',
      [{ consents: ['2026-09-02', '2026-01-01'] }, {}, { consents: ['2026-09-01'] }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
    [
      'mentor',
      [{ pairs: [{ ...pair, partners: ['Яков'] }] }, {}, { pairs: [pair] }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
    [
      'form',
      [{ pairs: [{ ...pair, form: 'teacherTeacher' }] }, {}, { pairs: [pair] }],
      ['2', '0', '1'],
      ['0', '2', '1'],
    ],
  ])('by %s, who has nothing there last either way', (column, all, up, down) => {
    expect(ordered(column, all)).toEqual(up);
    expect(ordered(column, all, true)).toEqual(down);
  });

  it('by marks and ended pairs as numbers', () => {
    expect(ordered('interview', [{ interviewMark: 4.5 }, { interviewMark: 10 }, {}])).toEqual([
      ...['0', '1', '2'],
    ]);
    const ended = { ...pair, part: 'mentor', closed: true } as const;
    const all = [{ pairs: [ended, ended] }, {}, { pairs: [ended] }];
    expect(ordered('closedPairs', all, true, 'mentor')).toEqual(['0', '2', '1']);
  });

  it('by class, however it is written, and then by position', () => {
    const all = ['завуч', '5 «Б»', '5А', '11', '5-в класс'].map((position) => ({ position }));
    expect(ordered('position', all)).toEqual(['2', '1', '4', '3', '0']);
  });

  it('by sign-in: codes before visits, who has neither last', () => {
    const all = [{ id: 'Белов Лев' }, { id: 'Ершов Глеб' }, { id: 'Жук Ян' }];
    expect(ordered('signIn', all)).toEqual(['Жук Ян', 'Белов Лев', 'Ершов Глеб']);
    expect(signInStanding(undefined)).toBe('never');
  });

  it('namesakes by id, so that every tablet shows one order', () => {
    const all = [
      { id: 'б', name: 'Ян' },
      { id: 'а', name: 'Ян' },
    ];
    expect(ordered('name', all)).toEqual(['а', 'б']);
  });
});
