import { expect, it } from 'vitest';

import { goalPlaceIn, planEntries, slotsFor, taskPlaceIn } from './plan-entries.ts';

const goals = [{ id: 'A' }, { id: 'B' }];
const tasks = [
  { id: 'a1', goalId: 'A' },
  { id: 'a2', goalId: 'A' },
  { id: 'b1', goalId: 'B' },
  { id: 'x', goalId: '' },
];
/** A a1 a2 B b1 (heading) x */
const entries = planEntries(goals, tasks);

it('lists goals with their tasks, and tasks without a goal at the end', () => {
  expect(entries.map(({ id }) => id)).toEqual(['A', 'a1', 'a2', 'B', 'b1', '', 'x']);
  expect(planEntries(goals, [])).toHaveLength(2);
});

it('puts a goal down only between goals, whatever lies under them', () => {
  expect(slotsFor(entries, 'A')).toEqual([0, 3, 5]);
  expect(goalPlaceIn(entries, 'A', 0)).toEqual({ before: null, after: 'B' });
  expect(goalPlaceIn(entries, 'A', 3)).toEqual({ before: null, after: 'B' });
  expect(goalPlaceIn(entries, 'A', 5)).toEqual({ before: 'B', after: null });
});

it('puts a task down under the goal above it', () => {
  expect(slotsFor(entries, 'b1')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(taskPlaceIn(entries, 'b1', 1)).toEqual({ goalId: 'A', before: null, after: 'a1' });
  expect(taskPlaceIn(entries, 'b1', 3)).toEqual({ goalId: 'A', before: 'a2', after: null });
  expect(taskPlaceIn(entries, 'a1', 4)).toEqual({ goalId: 'B', before: null, after: 'b1' });
  expect(taskPlaceIn(entries, 'a1', 7)).toEqual({ goalId: '', before: 'x', after: null });
});

it('leaves a task where it is that is put down on either side of itself', () => {
  const here = { goalId: 'A', before: 'a1', after: null };
  expect(taskPlaceIn(entries, 'a2', 2)).toEqual(here);
  expect(taskPlaceIn(entries, 'a2', 3)).toEqual(here);
});

it('has no place for what is not there any more', () => {
  expect(slotsFor(entries, 'gone')).toEqual([]);
  expect(slotsFor(entries, '')).toEqual([]);
});
