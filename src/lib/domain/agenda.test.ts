import { expect, it } from 'vitest';

import { aMeeting, anAgreement } from '../../../tests/support/meetings.ts';
import { agendaOf, waitingPoints, type AgendaEntry } from './agenda.ts';

const [first, last, now] = [
  aMeeting({ id: 'first', heldOn: '2026-10-01', talked: ['old'] }),
  aMeeting({ id: 'last', heldOn: '2026-10-08' }),
  aMeeting({ id: 'now', heldOn: '2026-10-15', talked: ['done', 'point'] }),
];
const points = ['old', 'point', 'fresh'].map((id) => ({ id, title: id, personId: 'mentee' }));
const idOf = (entry: AgendaEntry) =>
  entry.kind === 'point' ? entry.point.id : `${entry.kind} ${entry.task.id}`;

it('builds itself from open agreements of last time, due tasks and what was put on the list', () => {
  const agreements = [
    anAgreement({ id: 'open', meetingId: 'last' }),
    anAgreement({ id: 'done', meetingId: 'last', status: 'done' }),
    anAgreement({ id: 'kept', meetingId: 'last', status: 'done' }),
    anAgreement({ id: 'forgotten', meetingId: 'first' }),
    anAgreement({ id: 'planned', meetingId: 'first', inPlan: true, dueOn: '2026-12-01' }),
    anAgreement({ id: 'fresh', meetingId: 'now' }),
  ];
  const tasks = [
    anAgreement({ id: 'due', meetingId: '', dueOn: '2026-10-15' }),
    anAgreement({ id: 'later', meetingId: '', dueOn: '2026-10-16' }),
    anAgreement({ id: 'undated', meetingId: '' }),
  ];
  const journal = { meetings: [first, last, now], agreements };
  const entries = agendaOf(now, { goals: [], tasks }, journal, points);
  expect(entries.map(idOf)).toEqual([
    'agreement open',
    // It was talked about and is done since: it stays on this meeting's list.
    'agreement done',
    'agreement forgotten',
    'task due',
    'point',
    'fresh',
  ]);
  expect(entries.filter(({ talked }) => talked).map(idOf)).toEqual(['agreement done', 'point']);
  expect(waitingPoints(journal.meetings, points).map(({ id }) => id)).toEqual(['fresh']);
});
