import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import { seesRatingsOf, type SharedRating } from './ratings.ts';
import type { Signature } from './meeting-record.ts';
import { isAskedFor, isSignatureDue, ratingsDue } from './waiting.ts';

const meeting = aMeeting({ id: 'm', heldOn: '2026-11-10', present: ['vera', 'kostya'] });
const signed = (personId: string, record = 'now', meetingId = 'm'): Signature => ({
  ...{ id: personId + record, meetingId, personId, tabletOf: personId },
  ...{ at: '2026-11-10T09:00:00.000Z', hash: record, record },
});

it('asks for a signature under the record that somebody else has signed, and for no other', () => {
  const due = (...signatures: Signature[]) => isSignatureDue('kostya', meeting, signatures, 'now');
  expect(due()).toBe(false);
  expect(due(signed('vera'))).toBe(true);
  expect(due(signed('vera'), signed('kostya'))).toBe(false);
  // Who signed an earlier record is asked again as soon as the other has.
  expect(due(signed('vera', 'before'), signed('kostya', 'before'))).toBe(false);
  expect(due(signed('vera'), signed('kostya', 'before'))).toBe(true);
  expect(due(signed('vera', 'now', 'another'))).toBe(false);
});

it('asks nobody who was not there, and of no meeting that is long past or has not been', () => {
  expect(isSignatureDue('tonya', meeting, [signed('vera')], 'now')).toBe(false);
  expect(isAskedFor(meeting, '2026-12-10')).toBe(true);
  expect(isAskedFor(meeting, '2026-12-11')).toBe(false);
  expect(isAskedFor({ ...meeting, state: 'planned' }, '2026-11-10')).toBe(false);
});

it('asks for a rating that the other side has made, of the goals that a person has a say in', () => {
  const parties = { mentorIds: ['vera'], menteeIds: ['kostya', 'tonya'] };
  const rated = (personId: string, menteeId = 'kostya', goalId = 'goal'): SharedRating => ({
    ...{ goalId, moment: 'entry', menteeId, personId, value: null },
  });
  const due = (me: string, ...shared: SharedRating[]) =>
    ratingsDue(me, shared, parties).map(({ goalId, menteeId }) => `${goalId} ${menteeId}`);
  expect(due('kostya', rated('vera'))).toEqual(['goal kostya']);
  expect(due('kostya', rated('vera'), rated('kostya'))).toEqual([]);
  expect(due('kostya', rated('vera', 'tonya'))).toEqual([]);
  expect(due('vera', rated('kostya'), rated('tonya', 'tonya'))).toEqual([
    'goal kostya',
    'goal tonya',
  ]);
  expect(due('kostya', rated('vera'), rated('vera'))).toEqual(['goal kostya']);
  // What was opened with a mentor who has left is not asked for again, …
  const opened = [rated('earlier'), rated('kostya')].map((each) => ({ ...each, value: 5 }));
  expect(due('vera', ...opened)).toEqual([]);
  // … and their mark alone asks for nothing.
  expect(due('kostya', rated('earlier'))).toEqual([]);
});

it('shows a mentee how they themselves are rated, mentor and curator everybody', () => {
  const sees = (part: 'mentor' | 'mentee' | null, personId: string) =>
    ['kostya', 'tonya'].filter((menteeId) => seesRatingsOf(menteeId, { part, personId }));
  expect(sees('mentee', 'kostya')).toEqual(['kostya']);
  expect(sees('mentor', 'vera')).toEqual(['kostya', 'tonya']);
  expect(sees(null, 'olga')).toEqual(['kostya', 'tonya']);
});
