import { expect, it } from 'vitest';

import { placeAt, stepOfGoal, stepOfTask } from './plan-order.ts';

const goals = [{ id: 'A' }, { id: 'B' }, { id: 'C' }];
const tasks = [
  { id: 'a1', goalId: 'A' },
  { id: 'a2', goalId: 'A' },
  { id: 'c1', goalId: 'C' },
  { id: 'loose', goalId: '' },
];

it('finds the neighbours of a place, counted without the one that moves', () => {
  expect(placeAt(goals, 'A', 0)).toEqual({ before: null, after: 'B' });
  expect(placeAt(goals, 'A', 1)).toEqual({ before: 'B', after: 'C' });
  expect(placeAt(goals, 'A', 2)).toEqual({ before: 'C', after: null });
});

it('moves a goal by one place and not past the ends', () => {
  expect(stepOfGoal(goals, 'C', 'up')).toEqual({ before: 'A', after: 'B' });
  expect(stepOfGoal(goals, 'A', 'up')).toBeNull();
  expect(stepOfGoal(goals, 'C', 'down')).toBeNull();
  expect(stepOfGoal(goals, 'nobody', 'down')).toBeNull();
});

it('moves a task within its goal, and on into the next one', () => {
  expect(stepOfTask(goals, tasks, 'a2', 'up')).toEqual({ goalId: 'A', before: null, after: 'a1' });
  expect(stepOfTask(goals, tasks, 'a2', 'down')).toEqual({
    goalId: 'B',
    before: null,
    after: null,
  });
  expect(stepOfTask(goals, tasks, 'c1', 'down')).toEqual({
    goalId: '',
    before: null,
    after: 'loose',
  });
  expect(stepOfTask(goals, tasks, 'c1', 'up')).toEqual({ goalId: 'B', before: null, after: null });
  expect(stepOfTask(goals, tasks, 'a1', 'up')).toBeNull();
  expect(stepOfTask(goals, tasks, 'loose', 'down')).toBeNull();
});

it('does not lead out of the goals where no task is without one', () => {
  const [first] = tasks;
  expect(stepOfTask([{ id: 'A' }], [first!], 'a1', 'down')).toBeNull();
});
