import { expect, it } from 'vitest';

import { registerPerson } from '../../../tests/support/register-person.ts';
import {
  closedPairs,
  formsIn,
  isPaired,
  lacksConsent,
  partnersOf,
  type RegisterPair,
} from './registers.ts';

const pair: RegisterPair = {
  ...{ part: 'mentee', form: 'studentStudent', closed: false, asked: false },
  partners: ['Лунин Олег'],
};

it('whoever was only asked is taken, and has no partner and no form yet', () => {
  const asked = registerPerson('Юдин Марк', { pairs: [{ ...pair, asked: true }] });
  expect(isPaired(asked, 'mentee')).toBe(true);
  expect(partnersOf(asked, 'mentee')).toEqual([]);
  expect(formsIn(asked, 'mentee')).toEqual([]);
  const working = registerPerson('Алёхина Вера', { pairs: [pair, { ...pair, closed: true }] });
  expect(partnersOf(working, 'mentee')).toEqual(['Лунин Олег']);
  expect(formsIn(working, 'mentee')).toEqual(['studentStudent']);
  expect(closedPairs(working, 'mentee')).toBe(1);
  expect(closedPairs(working, 'mentor')).toBe(0);
});

it('curators and heads need no consent, everybody else one that is in force', () => {
  expect(lacksConsent(registerPerson('Зимин Костя'))).toBe(true);
  expect(lacksConsent(registerPerson('Зимин Костя', { consents: ['2026-09-01'] }))).toBe(false);
  expect(lacksConsent(registerPerson('Юдин Андрей', { role: 'head' }))).toBe(false);
});
