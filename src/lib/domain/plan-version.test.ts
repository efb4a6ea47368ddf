import { expect, it } from 'vitest';

import type { Goal, Plan, Task } from './plan.ts';
import {
  changesSince,
  comparePlans,
  parsePlanVersion,
  planVersion,
  writePlanVersion,
} from './plan-version.ts';

const goal = (id: string, changes: Partial<Goal> = {}): Goal => ({
  id,
  title: 'Сдать зачёт',
  gap: '',
  success: '',
  menteeId: '',
  createdBy: 'mentor',
  createdAt: '2026-09-10T08:00:00.000Z',
  ...changes,
});
const task = (id: string, changes: Partial<Task> = {}): Task => ({
  id,
  goalId: 'goal',
  meetingId: '',
  title: 'Решить десять задач',
  formOfWork: 'упражнение',
  plannedResult: 'десять решений',
  actualResult: '',
  evidence: '',
  reason: '',
  menteeId: '',
  dueOn: '2026-10-01',
  responsible: 'mentee',
  status: 'notStarted',
  createdBy: 'mentor',
  createdAt: '2026-09-10T08:00:00.000Z',
  ...changes,
});
const plan: Plan = { goals: [goal('goal')], tasks: [task('a'), task('b')] };
const accepted = writePlanVersion(plan);

it('writes equal plans with the same letters, in whatever order their parts stand', () => {
  const turned = { goals: [...plan.goals], tasks: plan.tasks.toReversed() };
  expect(writePlanVersion(turned)).toBe(accepted);
  expect(parsePlanVersion(accepted)).toEqual(planVersion(plan));
});

it('does not call work on the plan a change of it', () => {
  const worked = task('a', { status: 'done', actualResult: 'все решены', evidence: 'тетрадь' });
  expect(changesSince(accepted, { ...plan, tasks: [worked, task('b')] })).toBe(0);
});

it('tells what was added, removed and changed, field by field and word by word', () => {
  const now: Plan = {
    goals: [goal('goal', { title: 'Сдать зачёт на пять' }), goal('new', { title: 'Не бояться' })],
    tasks: [task('a', { dueOn: '2026-11-01' })],
  };
  const changes = comparePlans(planVersion(plan), planVersion(now));
  expect(changes.map(({ root, id, kind, name }) => [root, id, kind, name])).toEqual([
    ['goals', 'goal', 'changed', 'Сдать зачёт на пять'],
    ['goals', 'new', 'added', 'Не бояться'],
    ['tasks', 'a', 'changed', 'Решить десять задач'],
    ['tasks', 'b', 'removed', 'Решить десять задач'],
  ]);
  expect(changes[0]?.fields).toEqual([
    {
      field: 'title',
      parts: [
        { kind: 'same', text: 'Сдать зачёт' },
        { kind: 'added', text: ' на пять' },
      ],
    },
  ]);
  expect(changes[2]?.fields).toEqual([
    { field: 'dueOn', before: '2026-10-01', after: '2026-11-01' },
  ]);
  expect(changesSince(accepted, now)).toBe(4);
});

it('counts a dropped task as taken out of the plan, and its return as nothing changed', () => {
  const dropped = { ...plan, tasks: [task('a', { status: 'dropped' }), task('b')] };
  expect(comparePlans(planVersion(plan), planVersion(dropped))).toMatchObject([
    { id: 'a', kind: 'removed' },
  ]);
  expect(changesSince(accepted, plan)).toBe(0);
});

it('cannot tell what has changed since an acceptance that kept no version', () => {
  for (const broken of ['', '{', 'null', '{"goals":{}}', '{"goals":{"x":1},"tasks":{}}', '[]']) {
    expect(changesSince(broken, plan), broken).toBeNull();
  }
});

it('is not disturbed by a field that a later app added to the plan and left empty', () => {
  const old = accepted.replaceAll('"menteeId":"",', '');
  expect(changesSince(old, plan)).toBe(0);
});
