import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import {
  heldMeetings,
  isLateEntry,
  nextMeetingOn,
  secondRecordOf,
  withoutTwins,
} from './journal.ts';

it('counts as held neither what is planned nor what was missed', () => {
  const meetings = (['planned', 'held', 'missed'] as const).map((state) => aMeeting({ state }));
  expect(heldMeetings(meetings).map(({ state }) => state)).toEqual(['held']);
});

it('takes the nearest date ahead for the next meeting, planned or named by a record', () => {
  const meetings = [
    aMeeting({ state: 'held', heldOn: '2026-10-01', nextOn: '2026-10-15' }),
    aMeeting({ state: 'held', heldOn: '2026-11-01', nextOn: '2026-11-10' }),
    aMeeting({ state: 'planned', heldOn: '2026-11-20' }),
  ];
  expect(nextMeetingOn(meetings, '2026-11-05')).toBe('2026-11-10');
  expect(nextMeetingOn(meetings, '2026-11-10')).toBe('2026-11-10');
  expect(nextMeetingOn(meetings, '2026-11-11')).toBe('2026-11-20');
  expect(nextMeetingOn(meetings, '2026-12-01')).toBeNull();
});

it('no longer names the day of a meeting that was held before it', () => {
  const meetings = [
    aMeeting({ state: 'held', heldOn: '2026-11-23', nextOn: '2026-11-28' }),
    aMeeting({ state: 'held', heldOn: '2026-11-26' }),
  ];
  expect(nextMeetingOn(meetings, '2026-11-26')).toBeNull();
});

it('shows once the meeting that two tablets planned apart, and never hides one that was written in', () => {
  const planned = { state: 'planned', follows: 'last', heldOn: '2026-10-08' } as const;
  const [a, b] = [aMeeting({ id: 'a', ...planned }), aMeeting({ id: 'b', ...planned })];
  const ids = (...meetings: readonly ReturnType<typeof aMeeting>[]) =>
    withoutTwins(meetings).map(({ id }) => id);
  expect(ids(a, b)).toEqual(['a']);
  expect(ids(a, { ...b, topic: 'Проект' })).toEqual(['b']);
  expect(ids({ ...a, notes: 'Взять книги' }, { ...b, topic: 'Проект' })).toEqual(['a', 'b']);
  // Two different dates are two wishes; a meeting that took place leaves none of them.
  expect(ids(a, { ...b, heldOn: '2026-10-09' })).toEqual(['a', 'b']);
  expect(ids(a, { ...b, heldOn: '2026-10-09', state: 'held' })).toEqual(['b']);
});

it('marks as late what was entered on a later day, when that day is known', () => {
  expect(isLateEntry(aMeeting({ enteredOn: '2026-10-03' }))).toBe(true);
  expect(isLateEntry(aMeeting({ enteredOn: '2026-10-01' }))).toBe(false);
  expect(isLateEntry(aMeeting({}))).toBe(false);
});

it('names the record that somebody else made of a meeting on the same day, and of no other', () => {
  const mentors = aMeeting({ id: 'a', createdBy: 'mentor' });
  const mentees = aMeeting({ id: 'b', createdBy: 'mentee' });
  const meetings = [
    mentors,
    aMeeting({ id: 'own', createdBy: 'mentor' }),
    aMeeting({ id: 'missed', createdBy: 'mentee', state: 'missed' }),
    aMeeting({ id: 'later', createdBy: 'mentee', heldOn: '2026-10-02' }),
  ];
  expect(secondRecordOf(mentors, meetings)).toBeUndefined();
  expect(secondRecordOf(mentors, [...meetings, mentees])?.id).toBe('b');
  expect(secondRecordOf(mentees, [...meetings, mentees])?.id).toBe('a');
  expect(secondRecordOf({ ...mentors, state: 'planned' }, [mentees])).toBeUndefined();
});
