import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { goalSource, type SuggestedGoal } from '#lib/domain/suggestions.ts';
import { adopt, readAdopted } from './adopting.ts';
import { prepareForEditing } from './document.ts';
import { EditHistory } from './edit-history.ts';
import { goalText, readPlan, removeGoal, removeTask, setTaskStatus } from './pair-plan.ts';
import { markRated } from './pair-ratings.ts';
import { writeText } from './text.ts';

const source = goalSource('studentStudent', 'equalToEqual', 0);
const suggestion: SuggestedGoal = {
  title: 'Обменяться умениями',
  gap: 'Каждый умеет своё',
  success: 'Каждый показал новое умение',
  tasks: ['Составить списки', 'Провести урок', 'Показать классу'].map((title) => ({
    title,
    formOfWork: 'вместе',
    plannedResult: 'Три пункта',
    responsible: 'both',
  })),
};
const all = [0, 1, 2];

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

const titles = (doc: Y.Doc) => {
  const { goals, tasks } = readPlan(doc);
  return goals.map(({ id, title }) => [
    title,
    ...tasks.filter(({ goalId }) => goalId === id).map((task) => task.title),
  ]);
};

it('takes a goal over with its tasks, or a task at a time, and nothing twice', () => {
  const doc = open('mentor');
  adopt(doc, source, suggestion, [1], '');
  expect(titles(doc)).toEqual([['Обменяться умениями', 'Провести урок']]);
  expect([...readAdopted(doc, '')]).toEqual([source, `${source}/1`]);
  adopt(doc, source, suggestion, all, '');
  expect(titles(doc)[0]).toHaveLength(4);
  adopt(doc, source, suggestion, all, '');
  expect(titles(doc)[0]).toHaveLength(4);
});

it('is one step of undo', () => {
  const doc = open('mentor');
  const history = new EditHistory(doc, ['goals', 'tasks']);
  adopt(doc, source, suggestion, all, '');
  history.undo();
  expect(readPlan(doc)).toEqual({ goals: [], tasks: [] });
  expect(history.canUndo).toBe(false);
  history.redo();
  expect(titles(doc)[0]).toHaveLength(4);
});

it('keeps the plans of a group apart, and offers again what was removed', () => {
  const doc = open('mentor');
  const first = adopt(doc, source, suggestion, all, 'ann');
  expect(readAdopted(doc, 'ben').size).toBe(0);
  adopt(doc, source, suggestion, all, 'ben');
  expect(titles(doc)).toHaveLength(2);
  for (const task of readPlan(doc).tasks.filter(({ goalId }) => goalId === first)) {
    removeTask(doc, task.id);
  }
  removeGoal(doc, first);
  expect(readAdopted(doc, 'ann').size).toBe(0);
});

it('adopted on two tablets apart is there once, with what either wrote into it', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  adopt(mentor, source, suggestion, all, '');
  adopt(mentee, source, suggestion, all, '');
  setTaskStatus(mentee, readPlan(mentee).tasks[0]!.id, 'done');
  meet(mentor, mentee);
  for (const doc of [mentor, mentee]) {
    expect(titles(doc)).toEqual([
      [suggestion.title, ...suggestion.tasks.map(({ title }) => title)],
    ]);
    expect(
      readPlan(doc)
        .tasks.map(({ status }) => status)
        .sort(),
    ).toEqual(['done', 'notStarted', 'notStarted']);
  }
  // Whatever is changed later, the other one does not come back.
  for (const goal of readPlan(mentor).goals) {
    writeText(mentor, goalText(mentor, goal.id, 'title')!, 'Своё');
  }
  meet(mentor, mentee);
  expect(titles(mentee).map(([title]) => title)).toEqual(['Своё']);
});

it('changed on both tablets stays twice: no word is hidden', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  for (const doc of [mentor, mentee]) {
    const id = adopt(doc, source, suggestion, all, '');
    writeText(doc, goalText(doc, id, 'title')!, doc === mentor ? 'По-моему' : 'По-своему');
  }
  meet(mentor, mentee);
  expect(
    titles(mentor)
      .map(([title]) => title)
      .sort(),
  ).toEqual(['По-моему', 'По-своему']);
});

it('a goal that somebody has rated is not hidden either', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  const [mine, theirs] = [
    adopt(mentor, source, suggestion, [], ''),
    adopt(mentee, source, suggestion, [], ''),
  ];
  // Of two that nobody changed the one with the lower id is read, so the other one is rated.
  const [rated, doc] = mine > theirs ? [mine, mentor] : [theirs, mentee];
  markRated(doc, { goalId: rated, moment: 'entry', menteeId: 'mentee', personId: 'mentee' });
  meet(mentor, mentee);
  expect(readPlan(mentor).goals.map(({ id }) => id)).toEqual([rated]);
});

it('removing the one that is read removes what lies behind it', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  adopt(mentor, source, suggestion, [], '');
  adopt(mentee, source, suggestion, [], '');
  meet(mentor, mentee);
  removeGoal(mentor, readPlan(mentor).goals[0]!.id);
  expect(readPlan(mentor).goals).toEqual([]);
});
