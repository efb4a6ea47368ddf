import { expect, it } from 'vitest';

import {
  dateInPeriod,
  movedByYears,
  nextEnd,
  nextStart,
  yearsBetween,
} from './programme-period.ts';

const period = (number: number, startsOn: string | null, endsOn: string | null = null) => ({
  number,
  startsOn,
  endsOn,
});

it.each([
  ['2026-09-01', 1, '2027-09-01'],
  ['2028-02-29', 1, '2029-02-28'],
  ['2028-02-29', 4, '2032-02-29'],
  ['2026-12-31', 0, '2026-12-31'],
])('%s moved by %i years is %s', (date, years, moved) => {
  expect(movedByYears(date, years)).toBe(moved);
});

it.each([
  ['2026-09-01', '2027-09-01', 1],
  ['2026-09-01', '2027-08-25', 1],
  ['2026-09-01', '2029-09-03', 3],
  // A second half-year keeps its dates: a meeting of October is not one of the next October.
  ['2026-09-01', '2027-01-11', 0],
  [null, '2027-09-01', 1],
])(
  'from a period that starts on %s to one that starts on %s things move by %i years',
  (from, to, years) => {
    expect(yearsBetween(period(1, from), period(2, to))).toBe(years);
    expect(dateInPeriod('2026-10-10', period(1, from), period(2, to))).toBe(
      `${2026 + years}-10-10`,
    );
  },
);

it.each([
  ['2026-09-01', '2027-05-31', '2027-06-10', '2027-09-01', '2028-05-31'],
  ['2026-09-01', null, '2027-06-10', '2027-09-01', '2028-05-31'],
  [null, null, '2027-06-10', '2027-09-01', '2028-05-31'],
  [null, null, '2026-11-26', '2027-09-01', '2028-05-31'],
])(
  'after a period from %s to %s, on %s, one from %s to %s is offered',
  (from, to, today, start, end) => {
    const before = period(1, from, to);
    expect(nextStart(before, today)).toBe(start);
    expect(nextEnd(start, before)).toBe(end);
  },
);

it('an end that would lie before the beginning is not offered', () => {
  expect(nextEnd('2027-01-11', period(1, '2026-09-01', '2026-12-31'))).toBe('2028-05-31');
});
