import { describe, expect, it } from 'vitest';

import { nothing } from '../../../tests/support/matching-people.ts';
import { applicantOf } from './matching-rules.ts';
import { banKey, unknownMentor } from './pairing.ts';
import {
  planPairs,
  type Nameable,
  type PairFacts,
  type RowWithPartners,
} from './register-pairs.ts';
import type { Register } from './registers.ts';

function person(
  id: string,
  name: string,
  position: string,
  register: Register,
  archived = false,
): Nameable {
  const isIn = { mentee: register === 'mentee', mentor: register === 'mentor' };
  return { ...applicantOf({ id, name, position }, nothing), isIn, archived };
}

const people = [
  person('костя', 'Зимин Костя Игоревич', '7Б', 'mentee'),
  person('тоня', 'Рябова Тоня', '6А', 'mentee'),
  person('лена', 'Ларина Лена', '6А', 'mentee'),
  person('даша', 'Орлова Даша Ильинична', '10А', 'mentor'),
  person('олег', 'Лунин Олег', 'учитель физики', 'mentor'),
  person('олег2', 'Лунин Олег', 'учитель химии', 'mentor'),
  person('ира', 'Шилова Ира', '11Б', 'mentor', true),
];
const facts: PairFacts = {
  people,
  pairs: [],
  factsOf: () => unknownMentor,
  bans: new Set(),
  forms: ['studentStudent', 'teacherStudent'],
  formNames: new Map([
    ['ученик ученик', 'studentStudent'],
    ['педагог ученик', 'teacherStudent'],
  ]),
};

function row(
  personId: string,
  names: string[],
  more: Partial<RowWithPartners> = {},
): RowWithPartners {
  const partners = names.map((name) => ({ name, column: 3, heading: 'Наставник' }));
  return { personId, register: 'mentee', row: 5, form: '', partners, ...more };
}
const plan = (rows: RowWithPartners[], more: Partial<PairFacts> = {}) =>
  planPairs(rows, { ...facts, ...more });
const problemOf = (name: string, more: Partial<PairFacts> = {}, of = row('костя', [name])) =>
  plan([of], more).refused.map(({ problem }) => problem)[0];

const open = (mentorId: string, ...menteeIds: string[]) => ({
  state: 'active' as const,
  members: [
    { personId: mentorId, part: 'mentor' as const },
    ...menteeIds.map((personId) => ({ personId, part: 'mentee' as const })),
  ],
});

describe('a pair of a table', () => {
  it('is proposed in the form of the two, also where the name is short', () => {
    expect(plan([row('костя', ['Орлова Д. И.'])])).toMatchObject({
      proposals: [{ mentorId: 'даша', menteeId: 'костя', form: 'studentStudent' }],
      refused: [],
      known: 0,
    });
  });

  it('is the same whichever side names it, and once', () => {
    const both = [
      row('костя', ['Орлова Даша']),
      row('даша', ['Зимин Костя', 'Рябова Тоня'], { register: 'mentor' }),
    ];
    const { proposals, known } = plan(both);
    expect(proposals.map(({ menteeId }) => menteeId)).toEqual(['костя', 'тоня']);
    expect(known).toBe(0);
  });

  it('is known where they work together, or were asked, in a group as well', () => {
    const pairs = [open('даша', 'костя', 'тоня')];
    expect(plan([row('тоня', ['Орлова Даша'])], { pairs })).toEqual({
      ...{ proposals: [], refused: [], known: 1 },
    });
    // Which of the two Lunins is meant is plain then.
    expect(plan([row('тоня', ['Лунин Олег'])], { pairs: [open('олег2', 'тоня')] }).known).toBe(1);
  });

  it('has the form that the table names', () => {
    const named = row('костя', ['Орлова Даша'], { form: 'Педагог – ученик' });
    expect(plan([named]).proposals[0]?.form).toBe('teacherStudent');
    const loosely = row('костя', ['Орлова Даша'], { form: 'учитель-ученик' });
    expect(plan([loosely]).proposals[0]?.form).toBe('teacherStudent');
    const several = row('костя', ['Орлова Даша'], { form: 'Педагог – ученик, Ученик – ученик' });
    expect(plan([several]).proposals[0]?.form).toBe('studentStudent');
  });
});

describe('a name is left to the curator, by row and column,', () => {
  it('with all that is needed to find it', () => {
    expect(plan([row('костя', ['Никто Никита'])]).refused).toEqual([
      { row: 5, column: 3, heading: 'Наставник', name: 'Никто Никита', problem: 'unknown' },
    ]);
  });

  it('when several have it or nobody takes part any more', () => {
    expect(problemOf('Лунин Олег')).toBe('ambiguous');
    expect(problemOf('Шилова Ира')).toBe('archived');
    expect(problemOf('Зимин Костя')).toBe('self');
  });

  it('when a rule stands against the pair', () => {
    expect(problemOf('Орлова Даша', { bans: new Set([banKey('даша', 'костя')]) })).toBe('banned');
    const factsOf = () => ({ menteeLimit: null, readiness: 'underWay' as const });
    expect(problemOf('Орлова Даша', { factsOf })).toBe('notReady');
    expect(problemOf('Орлова Даша', { forms: ['teacherTeacher', 'teacherStudent'] })).toBe(
      'formOff',
    );
    const mentor = row('даша', ['Зимин Костя'], { register: 'mentor' });
    const noForm = [...people, person('ян', 'Ян Ли', 'студент', 'mentee')];
    expect(
      problemOf(
        '',
        { people: noForm },
        { ...mentor, partners: [{ name: 'Ян Ли', column: 1, heading: '' }] },
      ),
    ).toBe('noForm');
  });

  it('when the mentor has no place for all of them', () => {
    const factsOf = () => ({ menteeLimit: 2, readiness: 'none' as const });
    const all = row('даша', ['Зимин Костя', 'Рябова Тоня', 'Ларина Лена'], { register: 'mentor' });
    const { proposals, refused } = plan([all], { factsOf });
    expect(proposals).toHaveLength(2);
    expect(refused).toMatchObject([{ name: 'Ларина Лена', problem: 'noPlace' }]);
  });
});
