import fc from 'fast-check';
import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import { addDays } from './dates.ts';
import { proposeNext } from './rhythm.ts';

const on = (...days: string[]) => days.map((heldOn) => aMeeting({ heldOn }));

it('offers the weekday and the gap that a pair keeps', () => {
  // Tuesdays, every second week, one of them put off to a Thursday.
  const meetings = on('2026-09-01', '2026-09-15', '2026-10-01', '2026-10-13');
  expect(proposeNext(meetings, '2026-10-13', '2026-10-13')).toBe('2026-10-27');
  const late = on('2026-09-01', '2026-09-08', '2026-09-17');
  expect(proposeNext(late, '2026-09-17', '2026-09-17')).toBe('2026-09-22');
});

it('offers a week later to a pair that meets for the first time', () => {
  expect(proposeNext(on('2026-09-02'), '2026-09-02', '2026-09-02')).toBe('2026-09-09');
});

it('offers a date ahead for a meeting that is written down long after', () => {
  const meetings = on('2026-09-01', '2026-09-08');
  expect(proposeNext(meetings, '2026-09-08', '2026-10-20')).toBe('2026-10-27');
});

it('is always ahead, whatever the days were', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 })), fc.nat({ max: 300 }), (days, now) => {
      const today = addDays('2026-09-01', now);
      const meetings = on(...days.map((day) => addDays('2026-09-01', day)));
      const after = meetings.at(-1)?.heldOn ?? today;
      const next = proposeNext(meetings, after, today);
      expect(next > today && next > after).toBe(true);
    }),
  );
});
