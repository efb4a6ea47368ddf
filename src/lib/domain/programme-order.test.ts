import { expect, it } from 'vitest';

import { inTime, stepOfEntry } from './programme-order.ts';

const entries = [
  { id: 'loose', on: null },
  { id: 'may', on: '2027-05-20' },
  { id: 'other', on: null },
  { id: 'autumn', on: '2026-09-04' },
  { id: 'same day', on: '2026-09-04' },
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

it('what has a date comes by date, the rest in its own order behind it', () => {
  expect(ids(inTime(entries))).toEqual(['autumn', 'same day', 'may', 'loose', 'other']);
});

it('what somebody is writing in stays where it was', () => {
  const held = new Map([['may', null]]);
  expect(ids(inTime(entries, held))).toEqual(['autumn', 'same day', 'loose', 'may', 'other']);
});

it('only what has no date is moved by hand, past what has none either', () => {
  expect(stepOfEntry(entries, 'other', 'up')).toEqual({ before: null, after: 'loose' });
  expect(stepOfEntry(entries, 'other', 'down')).toBeNull();
  expect(stepOfEntry(entries, 'loose', 'up')).toBeNull();
  expect(stepOfEntry(entries, 'may', 'up')).toBeNull();
});
