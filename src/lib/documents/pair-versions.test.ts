import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { addAgreement, addMeeting, meetingText, removeMeeting } from './meeting-changes.ts';
import { setMood, setPresent } from './meeting-ticks.ts';
import { readJournal } from './pair-journal.ts';
import {
  addGoal,
  addTask,
  goalText,
  readPlan,
  removeGoal,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import {
  authorsOfText,
  readBin,
  removedWith,
  restoreSnapshot,
  takeOutOfBin,
  takeSnapshot,
} from './pair-versions.ts';
import { footText, readFoot } from './plan-foot.ts';
import { writeText } from './text.ts';

function open(personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  return doc;
}
const sync = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'relay');

it('brings a plan and journal back as they were, and loses nothing by it', () => {
  const doc = open('mentee');
  const goal = addGoal(doc, { title: 'Читать больше' });
  const task = addTask(doc, { goalId: goal, title: 'Взять книгу' });
  const meeting = addMeeting(doc, { kind: 'working', heldOn: '2026-10-01', state: 'held' });
  const version = takeSnapshot(doc);
  const [plan, journal] = [readPlan(doc), readJournal(doc)];

  writeText(doc, goalText(doc, goal, 'title')!, 'Совсем другое');
  setTaskStatus(doc, task, 'done');
  setPresent(doc, meeting, 'mentee', true);
  removeGoal(doc, goal);
  const later = addGoal(doc, { title: 'Новая цель' });
  const present = takeSnapshot(doc);

  restoreSnapshot(doc, version);
  expect(readPlan(doc)).toEqual(plan);
  expect(readJournal(doc)).toEqual(journal);
  expect(readBin(doc).map(({ id }) => id)).toEqual([later]);
  restoreSnapshot(doc, present);
  expect(readBin(doc).map(({ id }) => id)).toEqual([goal]);
  expect(goalText(doc, goal, 'title')?.toString()).toBe('Совсем другое');
});

it('brings the texts back that lie at the root: a plan’s foot, and the evidence of an older task', () => {
  const [doc, mentor] = [open('mentee'), open('mentor')];
  const task = addTask(doc, { title: 'Взять книгу' });
  // As an app made tasks that knew no evidence.
  doc.transact(() => doc.getMap<Y.Map<unknown>>('tasks').get(task)?.delete('evidence'), 'old');
  writeText(doc, taskText(doc, task, 'evidence')!, 'Фотография');
  writeText(doc, footText(doc, 'mentee', 'selfAssessment'), 'Мне легче');
  const version = takeSnapshot(doc);
  writeText(doc, taskText(doc, task, 'evidence')!, 'Ничего');
  writeText(doc, footText(doc, 'mentee', 'selfAssessment'), 'Мне трудно');
  sync(doc, mentor);
  writeText(mentor, footText(mentor, 'mentee', 'analysis'), 'Растёт');
  sync(mentor, doc);
  const present = takeSnapshot(doc);
  expect(takeSnapshot(mentor)).toEqual(present);
  expect(authorsOfText(doc, 'feet', 'mentee', 'analysis')).toEqual([
    { personId: 'mentor', text: 'Растёт' },
  ]);

  restoreSnapshot(doc, version);
  expect(readPlan(doc).tasks[0]?.evidence).toBe('Фотография');
  expect(readFoot(doc, 'mentee')).toEqual({ selfAssessment: 'Мне легче', analysis: '' });
  restoreSnapshot(doc, present);
  expect(takeSnapshot(doc)).toEqual(present);
});

it('leaves the foot of the plan alone when a version of an older app knows none', () => {
  const doc = open('mentor');
  writeText(doc, footText(doc, 'mentee', 'analysis'), 'Растёт');
  restoreSnapshot(doc, { goals: {}, tasks: {}, meetings: {} });
  expect(readFoot(doc, 'mentee').analysis).toBe('Растёт');
});

it('leaves the other one’s words alone that are written while somebody restores', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  const meeting = addMeeting(mentor, { kind: 'working', heldOn: '2026-10-01' });
  writeText(mentor, meetingText(mentor, meeting, 'notes')!, 'Обсудили план.');
  sync(mentor, mentee);
  const version = takeSnapshot(mentor);
  writeText(mentor, meetingText(mentor, meeting, 'notes')!, 'Обсудили план. Лишнее.');
  sync(mentor, mentee);
  restoreSnapshot(mentor, version);
  writeText(mentee, meetingText(mentee, meeting, 'notes')!, 'Мы Обсудили план. Лишнее.');
  sync(mentor, mentee);
  sync(mentee, mentor);
  expect(readJournal(mentor)).toEqual(readJournal(mentee));
  expect(readJournal(mentor).meetings[0]?.notes).toBe('Мы Обсудили план.');
});

it('changes no mood by restoring: nobody chooses a face for another', () => {
  const doc = open('mentee');
  const meeting = addMeeting(doc, { kind: 'working', heldOn: '2026-10-01' });
  const version = takeSnapshot(doc);
  setMood(doc, meeting, 'mentee', 'before', 2);
  restoreSnapshot(doc, version);
  expect(readJournal(doc).meetings[0]?.moods).toEqual({ mentee: { before: 2 } });
});

it('says who removed a goal and when, and one tap brings it back', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  const goal = addGoal(mentee, { title: 'Читать' });
  sync(mentee, mentor);
  removeGoal(mentor, goal);
  sync(mentor, mentee);
  const [removed] = readBin(mentee);
  expect(removed).toMatchObject({ root: 'goals', id: goal, name: 'Читать', removedBy: 'mentor' });
  expect(Date.parse(removed!.removedAt)).toBeGreaterThan(0);
  takeOutOfBin(mentee, removed!);
  expect(readBin(mentee)).toEqual([]);
  expect(readPlan(mentee).goals.map(({ id }) => id)).toEqual([goal]);
});

it('knows what has to come back for a thing to be seen: itself, or the meeting at which it was agreed', () => {
  const doc = open('mentor');
  const goal = addGoal(doc, { title: 'Читать' });
  const texts = { topic: 'Знакомство' };
  const meeting = addMeeting(doc, { kind: 'working', heldOn: '2026-10-01', state: 'held', texts });
  const agreement = addAgreement(doc, { meetingId: meeting, what: 'Взять книгу' });
  const planned = addTask(doc, { meetingId: meeting, title: 'Прочесть' });
  for (const [root, id] of [
    ['goals', goal],
    ['goals', 'never heard of'],
    ['meetings', meeting],
    ['tasks', agreement],
  ] as const) {
    expect(removedWith(doc, root, id)).toBeUndefined();
  }
  removeGoal(doc, goal);
  removeMeeting(doc, meeting);
  expect(removedWith(doc, 'goals', goal)).toEqual({ root: 'goals', id: goal, name: 'Читать' });
  const back = removedWith(doc, 'tasks', agreement)!;
  expect(back).toEqual({ root: 'meetings', id: meeting, name: 'Знакомство' });
  // It stands in the plan all the same.
  expect(removedWith(doc, 'tasks', planned)).toBeUndefined();
  takeOutOfBin(doc, back);
  expect(readJournal(doc).agreements).toContainEqual(expect.objectContaining({ id: agreement }));
});

it('tells which part of a text each of the pair wrote', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  const goal = addGoal(mentee, { title: 'Читать книги' });
  sync(mentee, mentor);
  writeText(mentor, goalText(mentor, goal, 'title')!, 'Читать вслух книги', 13);
  sync(mentor, mentee);
  expect(authorsOfText(mentee, 'goals', goal, 'title')).toEqual([
    { personId: 'mentee', text: 'Читать ' },
    { personId: 'mentor', text: 'вслух ' },
    { personId: 'mentee', text: 'книги' },
  ]);
});
