import { expect, test } from 'vitest';

import { dueForErasure } from './retention.ts';

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
