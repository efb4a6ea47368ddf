import { expect, test } from 'vitest';

import type { Consent } from './consents.ts';
import { dueAfterWithdrawal, dueForErasure } from './retention.ts';

const people = [
  { id: 'olga', role: 'curator', leftOn: null },
  { id: 'kostya', role: 'member', leftOn: null },
  { id: 'tonya', role: 'member', leftOn: '2026-01-31' },
];
const due = (months: number | null, endsOn: string | null, today: string) =>
  dueForErasure(people, { months, endsOn, today }).map(({ id }) => id);

test('whoever left is due when the time is over, to the day, also at the end of a short month', () => {
  expect(due(1, null, '2026-02-27')).toEqual([]);
  expect(due(1, null, '2026-02-28')).toEqual(['tonya']);
  expect(due(12, null, '2027-01-30')).toEqual([]);
  expect(due(12, null, '2027-01-31')).toEqual(['tonya']);
});

test('after the end of the programme everybody but its staff is due', () => {
  expect(due(6, '2026-05-31', '2026-11-29')).toEqual(['tonya']);
  expect(due(6, '2026-05-31', '2026-11-30')).toEqual(['kostya', 'tonya']);
});

test('without a time nobody is due', () => {
  expect(due(null, '2020-05-31', '2026-11-29')).toEqual([]);
});

const consent = (personId: string, withdrawnOn: string | null, more: Partial<Consent> = {}) =>
  ({
    ...{ id: `${personId} ${withdrawnOn}`, personId, purpose: 'participation', giver: 'self' },
    ...{ givenBy: '', givenOn: '2026-09-01', textVersion: 1 },
    withdrawal: withdrawnOn === null ? null : { id: 'w', on: withdrawnOn, by: '' },
    ...more,
  }) as Consent;

test('after a withdrawal thirty days are left, until the person is erased or consents anew', () => {
  const all = ['olga', 'kostya', 'tonya', 'misha'].map((id) => ({
    ...{ id, name: id },
    role: id === 'olga' ? 'curator' : 'member',
  }));
  const list = (...consents: Consent[]) =>
    dueAfterWithdrawal(all, consents).map(({ id, eraseBy }) => `${id} ${eraseBy}`);
  // The last of several counts, the most urgent comes first, and staff need none.
  expect(
    list(
      consent('kostya', '2026-11-12'),
      consent('tonya', '2026-10-31'),
      consent('kostya', '2026-09-12'),
      consent('olga', '2026-10-01'),
      consent('erased', '2026-10-01'),
    ),
  ).toEqual(['tonya 2026-11-30', 'kostya 2026-12-12']);
  // One that is in force outweighs what was taken back; stories with a picture are another matter.
  expect(list(consent('kostya', '2026-11-12'), consent('kostya', null))).toEqual([]);
  expect(list(consent('misha', '2026-11-12', { purpose: 'publication' }))).toEqual([]);
  expect(list(consent('misha', null))).toEqual([]);
});
