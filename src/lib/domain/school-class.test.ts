import { describe, expect, it } from 'vitest';

import { registerPerson } from '../../../tests/support/register-person.ts';
import type { RegisterPerson } from './registers.ts';
import { leavesUnasked, planYearEnd, summerOf } from './school-class.ts';

const pupil = (position: string, more: Partial<RegisterPerson> = {}) =>
  registerPerson('Зимин Костя', { id: position, position, ...more });

const today = '2027-06-10';

function stepsOf(...people: RegisterPerson[]) {
  return planYearEnd(people, today).steps.map((step) =>
    step.kind === 'leave' ? 'leaves' : step.to,
  );
}

describe('at the end of a school year', () => {
  it.each([
    ['5А', '6А'],
    ['5 А', '6 А'],
    ['10 «Б»', '11 «Б»'],
    ['9-В', '10-В'],
    ['7', '8'],
    ['8 класс', '9 класс'],
    ['1 "Г" класс', '2 "Г" класс'],
    ['10 «Б» класс, филиал', '11 «Б» класс, филиал'],
    ['11А', 'leaves'],
  ])('of class %s comes %s', (before, after) => {
    expect(stepsOf(pupil(before))).toEqual([after]);
  });

  it('adults and those who have left are not asked about', () => {
    expect(
      stepsOf(
        pupil('учитель физики'),
        pupil('1 квалификационная категория'),
        pupil('12А'),
        pupil('2026 год'),
        pupil(''),
        pupil('5А', { archived: true }),
      ),
    ).toEqual([]);
  });

  it('nobody is moved up twice in a summer, and everybody again in the next', () => {
    const moved = pupil('6А', { movedUpIn: 2027 });
    expect(planYearEnd([moved], today)).toEqual({ summer: 2027, steps: [], done: 1 });
    expect(planYearEnd([moved], '2028-05-30').steps).toHaveLength(1);
    expect(summerOf('2028-01-15')).toBe(2027);
  });

  it('a school of nine classes lets the ninth go', () => {
    const { steps } = planYearEnd([pupil('9А'), pupil('8А')], today, 9);
    expect(steps.map(({ kind }) => kind)).toEqual(['leave', 'moveUp']);
  });

  it('somebody who works in a pair does not leave unasked', () => {
    const pair = {
      part: 'mentor',
      form: 'studentStudent',
      closed: false,
      asked: false,
      partners: [],
    } as const;
    const { steps } = planYearEnd(
      [pupil('11А', { pairs: [pair] }), pupil('11Б', { pairs: [{ ...pair, closed: true }] })],
      today,
    );
    expect(steps.map(leavesUnasked)).toEqual([false, true]);
  });
});
