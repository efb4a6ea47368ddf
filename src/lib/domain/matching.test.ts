import { describe, expect, it } from 'vitest';

import { mentee, mentor, task } from '../../../tests/support/matching-people.ts';
import type { Applicant, MentorApplicant } from './matching-rules.ts';
import { usualWeights } from './matching-score.ts';
import { match, optionsFor, type MatchingTask } from './matching.ts';

const pairsOf = (all: MatchingTask) =>
  match(all).proposals.map(({ mentorId, menteeId }) => `${mentorId}–${menteeId}`);

describe('proposals', () => {
  it('give the whole the most, not the best pair', () => {
    const mentors = [
      mentor('Химик', { help: ['exams', 'subjects'] }),
      mentor('Физик', { help: ['exams'] }),
    ];
    const mentees = [mentee('Костя', { area: ['exams'] }), mentee('Тоня', { area: ['subjects'] })];
    expect(pairsOf(task({ mentors, mentees }))).toEqual(['Химик–Тоня', 'Физик–Костя']);
  });

  it('rather give everybody a mentor than one pair a better fit', () => {
    const mentors = [
      mentor('Первый', { help: ['exams'] }),
      mentor('Второй', { help: ['sport'] }, { position: '6 класс' }),
    ];
    // Together they have no point at all, while the younger one and the first would have all.
    const mentees = [
      mentee('Старший', { area: ['career'] }, '9 класс'),
      mentee('Младший', { area: ['exams'] }, '5 класс'),
    ];
    const only = { request: 5, interests: 0, schedule: 0, rules: 0, wishes: 0, load: 0 };
    expect(pairsOf(task({ mentors, mentees, weights: only }))).toEqual([
      'Первый–Старший',
      'Второй–Младший',
    ]);
  });

  it('leave out a pair that fits too little, and say so', () => {
    const mentors = [mentor('Спортсмен', { help: ['sport'], interest: ['games'] })];
    const mentees = [mentee('Читатель', { area: ['exams'], interest: ['books'] })];
    expect(match(task({ mentors, mentees, least: 60 }))).toEqual({
      proposals: [],
      leftOver: [{ menteeId: 'Читатель', why: 'noneFits', problem: null }],
    });
  });

  it('keep what the curator chose, also when it fits too little', () => {
    const mentors = [
      mentor('Спортсмен', { help: ['sport'] }),
      mentor('Знаток', { help: ['exams'] }),
    ];
    const mentees = [mentee('Костя', { area: ['exams'] }), mentee('Тоня')];
    const chosen = new Map([
      ['Костя', 'Спортсмен'],
      ['Тоня', ''],
    ]);
    const result = match(task({ mentors, mentees, chosen, least: 100 }));
    expect(result.proposals).toMatchObject([
      { mentorId: 'Спортсмен', menteeId: 'Костя', pinned: true },
    ]);
    expect(result.leftOver).toEqual([{ menteeId: 'Тоня', why: 'setAside', problem: null }]);
  });

  it('say why a choice could not be kept', () => {
    const mentors = [
      mentor('Младший', {}, { position: '5 класс' }),
      mentor('Полный', {}, { taken: 1 }),
      mentor('Один'),
    ];
    const mentees = ['а', 'б', 'в', 'г', 'д'].map((id) => mentee(id));
    const chosen = new Map([
      ['а', 'Младший'],
      ['б', 'Полный'],
      ['в', 'Ушедший'],
      ['г', 'Один'],
      ['д', 'Один'],
    ]);
    expect(
      match(task({ mentors, mentees, chosen })).leftOver.map(({ problem }) => problem),
    ).toEqual(['lowerClass', 'full', 'gone', 'full']);
  });

  it('tell why somebody is left over', () => {
    const one = [mentor('Один')];
    const why = (more: Partial<MatchingTask>) => match(task(more)).leftOver.map((each) => each.why);
    expect(why({ mentors: one, mentees: [mentee('а'), mentee('б')] })).toEqual(['noRoom']);
    expect(why({ mentors: one, mentees: [mentee('а', {}, '11 класс')] })).toEqual(['noneAllowed']);
    expect(why({ mentees: [mentee('а')] })).toEqual(['noneAllowed']);
    expect(why({ mentors: [mentor('Полный', {}, { taken: 1 })], mentees: [mentee('а')] })).toEqual([
      'noRoom',
    ]);
  });

  it('explain themselves', () => {
    const mentors = [
      mentor('Белова', {
        help: ['exams'],
        interest: ['books', 'music'],
        slot: ['mon.day', 'tue.day'],
        age: ['senior'],
      }),
    ];
    const mentees = [
      mentee('Костя', {
        area: ['exams', 'career'],
        interest: ['books'],
        slot: ['tue.day'],
        mentorKind: ['pupil'],
      }),
    ];
    const [proposal] = match(task({ mentors, mentees })).proposals;
    expect(proposal?.form).toBe('studentStudent');
    const reasons = Object.fromEntries(proposal!.parts.map((part) => [part.part, part.reasons]));
    expect(reasons).toEqual({
      request: [{ code: 'areas', areas: ['exams'] }],
      interests: [{ code: 'interests', interests: ['books'] }],
      schedule: [{ code: 'slots', slots: ['tue.day'] }],
      rules: [{ code: 'higherClass', mentor: 10, mentee: 7 }],
      wishes: [{ code: 'kindWished' }, { code: 'ageNotWished' }],
      load: [{ code: 'load', taken: 0, limit: 1 }],
    });
  });

  it('fill free mentors first when all fit the same', () => {
    const mentors = [
      mentor('Занятый', {}, { limit: 3, taken: 1 }),
      mentor('Свободный', {}, { limit: 3 }),
    ];
    expect(pairsOf(task({ mentors, mentees: [mentee('а')] }))).toEqual(['Свободный–а']);
  });

  it('count what a young specialist and a named person ask for', () => {
    const teacher = { kind: 'teacher' as const };
    const mentors = [
      mentor('Опытная', { ...teacher, years: 20 }, { position: 'учитель' }),
      mentor('Молодая', { ...teacher, years: 1 }, { position: 'учитель' }),
    ];
    const young = mentee('Новенький', { ...teacher, years: 1 }, 'учитель');
    expect(pairsOf(task({ mentors, mentees: [young] }))).toEqual(['Опытная–Новенький']);
    const named = mentee('Новенький', { ...teacher, years: 1, with: 'Хочу к Молодой' }, 'учитель');
    const weights = { ...usualWeights, wishes: 5, rules: 1 };
    expect(pairsOf(task({ mentors, mentees: [named], weights }))).toEqual(['Молодая–Новенький']);
  });

  it('count the load by the form, unless a limit of the mentor’s own is set', () => {
    const teacher = { position: 'учитель', limit: null };
    const pupils = Array.from({ length: 7 }, (_, index) => mentee(`п${index}`));
    const colleagues = Array.from({ length: 4 }, (_, index) => mentee(`у${index}`, {}, 'учитель'));
    const count = (mentors: MentorApplicant[], mentees: Applicant[]) =>
      match(task({ mentors, mentees })).proposals.length;
    expect(count([mentor('Один', {}, teacher)], pupils)).toBe(6);
    expect(count([mentor('Один', {}, teacher)], colleagues)).toBe(3);
    expect(count([mentor('Один', {}, { ...teacher, limit: 2 })], pupils)).toBe(2);
    expect(count([mentor('Один', {}, { ...teacher, taken: 5 })], pupils)).toBe(1);
  });

  it('leave mentors alone who are not ready', () => {
    const mentors = [mentor('Новый', {}, { readiness: 'underWay' })];
    expect(match(task({ mentors, mentees: [mentee('а')] })).leftOver).toMatchObject([
      { why: 'noneAllowed' },
    ]);
  });

  it('list all mentors for one mentee, those that may not be last', () => {
    const mentors = [
      mentor('Младший', { help: ['exams'] }, { position: '5 класс' }),
      mentor('Иной', { help: ['sport'] }),
      mentor('Знаток', { help: ['exams'] }),
    ];
    const options = optionsFor(task({ mentors, mentees: [mentee('а', { area: ['exams'] })] }), 'а');
    expect(options.map(({ mentorId, barrier: why }) => [mentorId, why])).toEqual([
      ['Знаток', null],
      ['Иной', null],
      ['Младший', 'lowerClass'],
    ]);
  });
});
