import { describe, expect, it } from 'vitest';

import { nothing } from '../../../tests/support/matching-people.ts';
import { ageOf, classOf, kindOf, mergeRequests } from './request.ts';

describe('classes and positions', () => {
  it.each([
    ['7 «Б» класс', 7],
    ['10А', 10],
    ['10-а', 10],
    ['8-й класс', 8],
    ['11 класс', 11],
    ['класс 5', 5],
    ['Class 9', 9],
    ['учитель 5 класса', null],
    ['3 курс', null],
    ['2-е место', null],
    ['12 класс', null],
    ['1998', null],
    ['', null],
  ])('finds the class in «%s»', (position, expected) => {
    expect(classOf(position)).toBe(expected);
  });

  it.each([
    ['7 «Б» класс', 'pupil'],
    ['студентка 3 курса педагогического университета', 'student'],
    ['учитель начальных классов, первый год', 'teacher'],
    ['Преподаватель физики', 'teacher'],
    ['Завуч', 'teacher'],
    ['зам. директора по УВР', 'teacher'],
    ['методист, 20 лет в школе', 'teacher'],
    ['учитель-логопед', 'teacher'],
    ['директор по производству', 'employer'],
    ['инженер завода', 'employer'],
    ['  ', null],
  ])('tells who «%s» is', (position, expected) => {
    expect(kindOf(position)).toBe(expected);
  });

  it('puts a class into its age', () => {
    expect([4, 5, 8, 9].map((schoolClass) => ageOf('pupil', schoolClass))).toEqual([
      'primary',
      'middle',
      'middle',
      'senior',
    ]);
    expect(ageOf('pupil', null)).toBeNull();
    expect(ageOf('teacher', null)).toBe('adults');
  });
});

describe('a request by oneself and by the curator', () => {
  it('takes the person’s own words, and the curator’s where there are none', () => {
    const own = { ...nothing, area: ['exams'] as const, request: 'Сдать химию', years: 0 };
    const curators = {
      ...nothing,
      area: ['career'] as const,
      interest: ['books'] as const,
      request: 'Химия?',
      with: 'С Беловой',
      years: 2,
      kind: 'teacher' as const,
    };
    expect(mergeRequests(own, curators)).toEqual({
      ...nothing,
      area: ['exams'],
      interest: ['books'],
      request: 'Сдать химию',
      with: 'С Беловой',
      years: 0,
      kind: 'teacher',
    });
  });
});
