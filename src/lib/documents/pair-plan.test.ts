import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { edit, prepareForEditing } from './document.ts';
import type { Item } from './items.ts';
import {
  addGoal,
  addTask,
  readPlan,
  removeGoal,
  setGoalMentee,
  setTaskMentee,
  taskText,
} from './pair-plan.ts';
import { footText, readFoot } from './plan-foot.ts';
import { writeText } from './text.ts';

function open(personId: string, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'relay');
  return doc;
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'relay');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'relay');
}

/** A task as an app made it that knew of no evidence and no reason. */
function addOldTask(doc: Y.Doc): string {
  const id = addTask(doc, { title: 'Прочитать главу' });
  edit(doc, () => {
    const item = doc.getMap<Item>('tasks').get(id)!;
    for (const key of ['evidence', 'reason', 'menteeId']) item.delete(key);
  });
  return id;
}

it.each([
  ['made now', (doc: Y.Doc) => addTask(doc, { title: 'Прочитать главу' })],
  ['of an older app', addOldTask],
])('keeps the evidence that both wrote while apart, for a task %s', (_, add) => {
  const mentor = open('mentor');
  const id = add(mentor);
  const mentee = open('mentee', mentor);
  expect(readPlan(mentee).tasks[0]).toMatchObject({ evidence: '', reason: '', menteeId: '' });
  writeText(mentor, taskText(mentor, id, 'evidence')!, 'Отзыв учителя. ');
  writeText(mentee, taskText(mentee, id, 'evidence')!, 'https://school.example/photo ');
  writeText(mentee, taskText(mentee, id, 'reason')!, 'Болел');
  meet(mentor, mentee);
  for (const doc of [mentor, mentee]) {
    const [task] = readPlan(doc).tasks;
    expect(task?.evidence).toContain('Отзыв учителя.');
    expect(task?.evidence).toContain('https://school.example/photo');
    expect(task?.reason).toBe('Болел');
  }
  expect(readPlan(mentor)).toEqual(readPlan(mentee));
});

it('writes nothing by reading a plan or a foot', () => {
  const doc = open('mentor');
  addOldTask(doc);
  const before = Y.encodeStateAsUpdate(doc);
  readPlan(doc);
  readFoot(doc, 'anna');
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

it('gives a task the mentee of its goal, and its own when the goal is gone', () => {
  const doc = open('mentor');
  const goalId = addGoal(doc, { title: 'Цель' });
  const id = addTask(doc, { goalId });
  setTaskMentee(doc, id, 'boris');
  setGoalMentee(doc, goalId, 'anna');
  expect(readPlan(doc).tasks[0]?.menteeId).toBe('anna');
  removeGoal(doc, goalId);
  expect(readPlan(doc).tasks[0]).toMatchObject({ goalId: '', menteeId: 'boris' });
});

it('keeps a foot for each mentee, begun by both while apart', () => {
  const [mentor, mentee] = [open('mentor'), open('anna')];
  writeText(mentor, footText(mentor, 'anna', 'analysis'), 'Стала смелее.');
  writeText(mentee, footText(mentee, 'anna', 'selfAssessment'), 'Могу сама.');
  writeText(mentee, footText(mentee, 'anna', 'analysis'), ' Согласна.');
  meet(mentor, mentee);
  expect(readFoot(mentor, 'anna')).toEqual(readFoot(mentee, 'anna'));
  expect(readFoot(mentor, 'anna').analysis).toHaveLength('Стала смелее. Согласна.'.length);
  expect(readFoot(mentor, 'boris')).toEqual({ analysis: '', selfAssessment: '' });
});
