import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import type { Meeting } from './journal.ts';
import type { Agreement, TaskStatus } from './plan.ts';
import { meetingOutcome, timelineSections } from './timeline.ts';

const agreement = (status: TaskStatus, meetingId = 'm'): Agreement => ({
  id: status + meetingId,
  goalId: '',
  meetingId,
  title: '',
  formOfWork: '',
  plannedResult: '',
  actualResult: '',
  evidence: '',
  reason: '',
  menteeId: '',
  dueOn: null,
  responsible: 'both',
  status,
  createdBy: 'p',
  createdAt: '2026-10-01T00:00:00.000Z',
  inPlan: false,
  named: false,
});

it('counts what became of the agreements of this meeting and of no other', () => {
  const agreements = [
    agreement('done'),
    agreement('inProgress'),
    agreement('notStarted'),
    agreement('dropped'),
    agreement('postponed'),
    agreement('done', 'another'),
  ];
  expect(meetingOutcome(aMeeting({}), agreements)).toMatchObject({ done: 1, open: 2 });
});

it('tells the mood only when everybody who was there has noted both ends', () => {
  const mood = (moods: Meeting['moods']) =>
    meetingOutcome(aMeeting({ present: ['a', 'b'], moods }), []).mood;
  expect(mood({})).toBeNull();
  expect(mood({ a: { before: 2, after: 5 } })).toBeNull();
  expect(mood({ a: { before: 2, after: 5 }, b: { after: 4 } })).toBeNull();
  expect(mood({ a: { before: 2, after: 5 }, b: { before: 4, after: 4 } })).toBe('better');
  expect(mood({ a: { before: 4, after: 3 }, b: { before: 3, after: 4 } })).toBe('same');
  expect(mood({ a: { before: 4, after: 1 }, b: { before: 3, after: 4 } })).toBe('worse');
});

it('tells no mood of a meeting at which nobody is noted as present', () => {
  expect(meetingOutcome(aMeeting({ moods: { a: { before: 1, after: 5 } } }), []).mood).toBeNull();
});

it('puts what is planned above the months, the nearest first, and the past latest first', () => {
  const meetings = [
    aMeeting({ id: 'sep', heldOn: '2026-09-10' }),
    aMeeting({ id: 'oct1', heldOn: '2026-10-01' }),
    aMeeting({ id: 'oct2', heldOn: '2026-10-08', state: 'missed' }),
    aMeeting({ id: 'forgotten', heldOn: '2026-10-14', state: 'planned' }),
    aMeeting({ id: 'today', heldOn: '2026-10-15', state: 'planned' }),
    aMeeting({ id: 'later', heldOn: '2026-11-02', state: 'planned' }),
  ];
  const sections = timelineSections(meetings, '2026-10-15');
  expect(sections.map(({ month, meetings: list }) => [month, list.map(({ id }) => id)])).toEqual([
    ['ahead', ['today', 'later']],
    ['2026-10', ['forgotten', 'oct2', 'oct1']],
    ['2026-09', ['sep']],
  ]);
});
