import { expect, it } from 'vitest';

import { planSheet } from './plan-sheet.ts';
import type { Goal, Plan, Task } from './plan.ts';

const goal = (id: string, menteeId = '') => ({ id, menteeId }) as Goal;
const task = (id: string, goalId: string, menteeId = '') => ({ id, goalId, menteeId }) as Task;

const plan: Plan = {
  goals: [goal('everybody'), goal('ann', 'ann'), goal('ben', 'ben')],
  tasks: [
    task('1', 'everybody'),
    task('2', 'ben', 'ben'),
    task('3', 'everybody'),
    task('4', '', 'ann'),
    task('5', ''),
  ],
};

const read = (menteeId: string) =>
  planSheet(plan, menteeId).map(({ number, goal, tasks }) => [
    `${number} ${goal?.id ?? '–'}`,
    ...tasks.map((each) => `${each.number} ${each.task.id}`),
  ]);

it('has a mentee’s own goals and everybody’s, numbered, and tasks without a goal at the end', () => {
  expect(read('ann')).toEqual([
    ['1 everybody', '1.1 1', '1.2 3'],
    ['2 ann'],
    ['3 –', '3.1 4', '3.2 5'],
  ]);
  expect(read('ben')).toEqual([
    ['1 everybody', '1.1 1', '1.2 3'],
    ['2 ben', '2.1 2'],
    ['3 –', '3.1 5'],
  ]);
});

it('has everything for a pair of two', () => {
  expect(read('').map(([title]) => title)).toEqual(['1 everybody', '2 ann', '3 ben', '4 –']);
});

it('is empty for an empty plan', () => {
  expect(planSheet({ goals: [], tasks: [] }, '')).toEqual([]);
});
