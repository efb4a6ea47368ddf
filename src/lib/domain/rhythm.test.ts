import fc from 'fast-check';
import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import { addDays } from './dates.ts';
import type { MeetingKind } from './journal.ts';
import { proposeNext, suggestedKind } from './rhythm.ts';

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

it('offers the first three kinds once each and working meetings from then on', () => {
  const offered = (...kinds: MeetingKind[]) =>
    suggestedKind(
      kinds.map((kind) => aMeeting({ kind })),
      '2026-10-08',
      '2027-05-31',
    );
  expect(offered()).toBe('acquaintance');
  expect(offered('acquaintance')).toBe('trial');
  expect(offered('acquaintance', 'trial')).toBe('planning');
  expect(offered('acquaintance', 'trial', 'planning')).toBe('working');
  expect(offered('working')).toBe('working');
  const missed = aMeeting({ kind: 'acquaintance', state: 'missed' });
  expect(suggestedKind([missed], '2026-10-08', '')).toBe('acquaintance');
});

it('offers the final meeting when by the rhythm of the pair no other fits into its period, and once', () => {
  // Every second Tuesday.
  const meetings = on('2027-04-06', '2027-04-20', '2027-05-04');
  expect(suggestedKind(meetings, '2027-05-18', '2027-06-01')).toBe('working');
  expect(suggestedKind(meetings, '2027-05-18', '2027-05-31')).toBe('final');
  expect(suggestedKind(meetings, '2027-06-08', '2027-05-31')).toBe('final');
  expect(suggestedKind(meetings, '2027-05-18', '')).toBe('working');
  const after = [...meetings, aMeeting({ kind: 'final', heldOn: '2027-05-18' })];
  expect(suggestedKind(after, '2027-06-01', '2027-05-31')).toBe('working');
});
