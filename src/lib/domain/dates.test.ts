import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays, daysBetween, isIsoDate, localDay, localIsoDate } from './dates.ts';

it.each(['2026-02-28', '2024-02-29', '2026-12-31', '0001-01-01'])('takes %s for a date', (text) => {
  expect(isIsoDate(text)).toBe(true);
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00', '', null, 5])(
  'does not take %s for a date',
  (value) => {
    expect(isIsoDate(value)).toBe(false);
  },
);

it('tells the date that the device’s own calendar shows, not that of Greenwich', () => {
  expect(localIsoDate(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
  expect(localIsoDate(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
});

it('counts days across months, leap years and changes of the clock', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});

it('finds as many days between two dates as it added', () => {
  const start = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
  fc.assert(
    fc.property(start, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(isIsoDate(to)).toBe(true);
      expect(daysBetween(from, to)).toBe(days);
    }),
  );
});

it('a stored moment lies on the day that the device shows, and what is no moment keeps its date', () => {
  const moment = new Date(2026, 0, 5, 0, 30).toISOString();
  expect(localDay(moment)).toBe('2026-01-05');
  expect(localDay(new Date(2026, 0, 5, 23, 30).toISOString())).toBe('2026-01-05');
  expect(localDay('2026-01-05')).toBe('2026-01-05');
  expect(localDay('unknown')).toBe('unknown');
});
