import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import {
  addAgreement,
  addMeeting,
  beginMeeting,
  planNext,
  removeMeeting,
  setMeetingValue,
} from '#lib/documents/meeting-changes.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { addTask, readPlan, setTaskStatus } from '#lib/documents/pair-plan.ts';
import { nextMeetingOn } from '#lib/domain/journal.ts';
import { calendarFile, type CalendarEvent } from './ics.ts';
import { pairCalendar } from './ics-pair.ts';

const event = (changes: Partial<CalendarEvent>): CalendarEvent => ({
  uid: 'meeting-1@tandem',
  on: '2026-12-31',
  at: '',
  minutes: null,
  summary: 'Встреча',
  location: '',
  ...changes,
});

const write = (changes: Partial<CalendarEvent>) =>
  calendarFile([event(changes)], '2026-11-25T18:04:05.678Z');

const words = { meeting: 'Встреча: Вера', due: (title: string) => `Срок: ${title}`, untitled: '–' };

it('writes a meeting with its time by the clock on the wall and the length noted', () => {
  expect(write({ at: '15:30', minutes: 40, location: 'Кабинет 12' })).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tandem//Tandem//RU',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:meeting-1@tandem',
      'DTSTAMP:20261125T180405Z',
      'DTSTART:20261231T153000',
      'DURATION:PT40M',
      'SUMMARY:Встреча',
      'LOCATION:Кабинет 12',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

it('writes a day without a time as a whole day that ends on the next, also at the end of a year', () => {
  const text = write({});
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(text).not.toContain('DURATION');
  expect(write({ at: 'после уроков' })).toContain('DTSTART;VALUE=DATE:20261231');
});

it('lets no words of a person end a line or begin a field', () => {
  const text = write({ summary: 'Дроби; 1\\2, проценты\r\nEND:VCALENDAR\u0000' });
  expect(text).toContain('SUMMARY:Дроби\\; 1\\\\2\\, проценты\\nEND:VCALENDAR\r\n');
});

it('folds long lines at 75 bytes without cutting a letter, and they unfold to what was written', () => {
  const summary = 'Подготовка к защите проекта 🚀 '.repeat(12).trim();
  const text = write({ summary });
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toContain('\uFFFD');
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
});

it('takes from a pair what lies ahead: planned meetings, the next date named, open due dates', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'vera');
  const held = addMeeting(doc, {
    kind: 'working',
    state: 'held',
    heldOn: '2026-11-18',
    nextOn: '2026-12-08',
  });
  const planned = addMeeting(doc, {
    kind: 'working',
    heldOn: '2026-12-02',
    startsAt: '15:30',
    texts: { topic: 'Доклад' },
  });
  // The last record names a date; what an earlier one named has come to pass.
  const last = addMeeting(doc, {
    kind: 'working',
    state: 'held',
    heldOn: '2026-11-25',
    nextOn: '2026-12-09',
  });
  const task = addTask(doc, { title: 'Собрать портфолио', dueOn: '2026-12-05' });
  const done = addTask(doc, { title: 'Уже готово', dueOn: '2026-12-06' });
  setTaskStatus(doc, done, 'done');
  addTask(doc, { title: 'Срок прошёл', dueOn: '2026-11-01' });
  const agreed = addAgreement(doc, {
    meetingId: held,
    what: 'Принести книгу',
    dueOn: '2026-12-01',
  });

  const journal = readJournal(doc);
  const agreements = journal.agreements.filter(({ inPlan }) => !inPlan);
  const tasks = [...readPlan(doc).tasks, ...agreements];
  const found = pairCalendar(journal, tasks, '2026-11-25', words);
  expect(found.map(({ on, at, uid, summary }) => [on, at, uid, summary])).toEqual([
    ['2026-12-01', '', `task-${agreed}@tandem`, 'Срок: Принести книгу'],
    ['2026-12-02', '15:30', `meeting-${planned}@tandem`, 'Встреча: Вера – Доклад'],
    ['2026-12-05', '', `task-${task}@tandem`, 'Срок: Собрать портфолио'],
    ['2026-12-09', '', `next-${last}@tandem`, 'Встреча: Вера'],
  ]);
});

it('says of a planned meeting where it was moved to, and nothing once it was removed or held', () => {
  const today = '2026-12-03';
  const days = (change: (doc: Y.Doc, planned: string) => void) => {
    const doc = new Y.Doc();
    prepareForEditing(doc, 'pair', 'vera');
    const held = addMeeting(doc, { kind: 'working', state: 'held', heldOn: '2026-12-02' });
    planNext(doc, held, { on: '2026-12-09', kind: 'working', format: 'inPerson' });
    const planned = readJournal(doc).meetings.find(({ state }) => state === 'planned');
    change(doc, planned?.id ?? '');
    const { meetings } = readJournal(doc);
    const events = pairCalendar({ meetings }, [], today, words).map(({ on }) => on);
    // Today says the same.
    expect(nextMeetingOn(meetings, today)).toBe(events[0] ?? null);
    return events;
  };
  expect(days(() => undefined)).toEqual(['2026-12-09']);
  expect(days((doc, id) => setMeetingValue(doc, id, 'heldOn', '2026-12-11'))).toEqual([
    '2026-12-11',
  ]);
  expect(days((doc, id) => removeMeeting(doc, id))).toEqual([]);
  const now = '2026-12-03T12:00:00.000Z';
  const early = { today, startsAt: '15:00', now, present: [] };
  expect(days((doc, id) => beginMeeting(doc, id, early))).toEqual([]);
});
