import { expect, it } from 'vitest';

import type { Goal, Task } from './plan.ts';
import {
  showsGoal,
  showsTask,
  wholePlan,
  type PlanFilter,
  type PlanReader,
} from './plan-filter.ts';

const made = { createdBy: 'm', createdAt: '2026-09-01T10:00:00.000Z' };

const goal = (id: string, menteeId = ''): Goal => ({
  ...made,
  id,
  menteeId,
  title: id,
  gap: '',
  success: '',
});

const task = (id: string, rest: Partial<Task> = {}): Task => ({
  ...made,
  id,
  goalId: 'goal',
  meetingId: '',
  title: id,
  formOfWork: '',
  plannedResult: '',
  actualResult: '',
  evidence: '',
  reason: '',
  menteeId: '',
  dueOn: null,
  responsible: 'both',
  status: 'notStarted',
  ...rest,
});

const anna: PlanReader = { part: 'mentee', personId: 'anna', today: '2026-10-10' };

const shown = (tasks: Task[], filter: Partial<PlanFilter>, reader = anna) =>
  tasks.filter((each) => showsTask(each, { ...wholePlan, ...filter }, reader)).map(({ id }) => id);

it('shows a mentee in a group their own part and what is everybody’s', () => {
  const tasks = [
    task('annas', { menteeId: 'anna' }),
    task('boris', { menteeId: 'boris' }),
    task('all'),
  ];
  expect(shown(tasks, { menteeId: 'anna' })).toEqual(['annas', 'all']);
  expect(shown(tasks, {})).toEqual(['annas', 'boris', 'all']);
  expect(shown(tasks, { tasks: 'mine' })).toEqual(['annas', 'all']);
});

it('shows what is mine, open, overdue, of one mark or of one goal', () => {
  const tasks = [
    task('mentors', { responsible: 'mentor', dueOn: '2026-10-09' }),
    task('today', { responsible: 'mentee', dueOn: '2026-10-10' }),
    task('done', { status: 'done', dueOn: '2026-10-01' }),
    task('put off', { status: 'postponed', goalId: 'other' }),
  ];
  expect(shown(tasks, { tasks: 'mine' })).toEqual(['today', 'done', 'put off']);
  expect(shown(tasks, { tasks: 'open' })).toEqual(['mentors', 'today']);
  expect(shown(tasks, { tasks: 'overdue' })).toEqual(['mentors']);
  expect(shown(tasks, { tasks: 'postponed' })).toEqual(['put off']);
  expect(shown(tasks, { goalId: 'other' })).toEqual(['put off']);
  expect(shown(tasks, { tasks: 'mine' }, { ...anna, part: null })).toEqual([]);
});

it('hides a goal without a task that was asked for, but never while the whole plan is shown', () => {
  const tasks = [task('done', { status: 'done' })];
  const shows = (filter: Partial<PlanFilter>) =>
    showsGoal(goal('goal', 'anna'), tasks, { ...wholePlan, ...filter }, anna);
  expect(shows({})).toBe(true);
  expect(shows({ tasks: 'open' })).toBe(false);
  expect(shows({ tasks: 'done' })).toBe(true);
  expect(shows({ menteeId: 'boris' })).toBe(false);
});
