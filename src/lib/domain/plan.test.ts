import { expect, it } from 'vitest';

import {
  completion,
  countByStatus,
  isOverdue,
  promisesOf,
  tasksBefore,
  taskStatuses,
  type Task,
} from './plan.ts';

const task = (changes: Partial<Task>): Task => ({
  id: 't',
  goalId: '',
  meetingId: '',
  title: '',
  formOfWork: '',
  plannedResult: '',
  actualResult: '',
  evidence: '',
  reason: '',
  menteeId: '',
  dueOn: null,
  responsible: 'mentee',
  status: 'notStarted',
  createdBy: 'p',
  createdAt: '2026-09-01T00:00:00.000Z',
  ...changes,
});

it('calls a task overdue from the day after it was due, while it still asks for work', () => {
  const due = task({ dueOn: '2026-10-01' });
  expect(isOverdue(due, '2026-10-01')).toBe(false);
  expect(isOverdue(due, '2026-10-02')).toBe(true);
  expect(isOverdue({ ...due, status: 'inProgress' }, '2026-10-02')).toBe(true);
  for (const status of ['done', 'postponed', 'dropped'] as const) {
    expect(isOverdue({ ...due, status }, '2026-10-02')).toBe(false);
  }
  expect(isOverdue(task({}), '2026-10-02')).toBe(false);
});

it('counts tasks of each status', () => {
  const tasks = [...taskStatuses, 'done' as const].map((status) => task({ status }));
  expect(countByStatus(tasks)).toEqual({
    notStarted: 1,
    inProgress: 1,
    done: 2,
    postponed: 1,
    dropped: 1,
  });
});

it('leaves dropped tasks out of the completion, and postponed ones in', () => {
  const tasks = (['done', 'postponed', 'dropped'] as const).map((status) => task({ status }));
  expect(completion(tasks)).toEqual({ done: 1, of: 2 });
  expect(completion([])).toEqual({ done: 0, of: 0 });
});

it('lists what one promised: open, own or shared, the soonest first and undated last', () => {
  const tasks = [
    task({ id: 'undated', responsible: 'mentor' }),
    task({ id: 'later', responsible: 'both', dueOn: '2026-12-01' }),
    task({ id: 'sooner', responsible: 'mentor', dueOn: '2026-11-01' }),
    task({ id: 'done', responsible: 'mentor', status: 'done' }),
    task({ id: 'not mine', responsible: 'mentee' }),
  ];
  const ids = (part: 'mentor' | 'mentee') =>
    promisesOf({ tasks }, [], { part, personId: 'p' }).map(({ id }) => id);
  expect(ids('mentor')).toEqual(['sooner', 'later', 'undated']);
  expect(ids('mentee')).toEqual(['later', 'not mine']);
});

it('counts what was agreed at a meeting among the promises, once, whether it is in the plan or not', () => {
  const agreed = (id: string, inPlan: boolean) => ({
    ...task({ id, meetingId: 'm' }),
    inPlan,
    named: false,
  });
  const agreements = [agreed('said', false), agreed('planned', true)];
  const person = { part: 'mentee', personId: 'p' } as const;
  const promises = promisesOf({ tasks: [task({ id: 'planned' })] }, agreements, person);
  expect(promises.map(({ id }) => id)).toEqual(['planned', 'said']);
});

it('of a group tells no mentee of what another one promised', () => {
  const tasks = ['', 'anna', 'boris'].map((menteeId) => task({ id: `of ${menteeId}`, menteeId }));
  const ids = (part: 'mentor' | 'mentee', personId: string) =>
    promisesOf({ tasks: [...tasks, task({ id: 'mentor’s', responsible: 'mentor' })] }, [], {
      ...{ part, personId },
    }).map(({ id }) => id);
  expect(ids('mentee', 'anna')).toEqual(['of ', 'of anna']);
  expect(ids('mentor', 'vera')).toEqual(['mentor’s']);
});

it('puts into the calendar of a mentee of a group what is theirs and everybody’s, into the mentor’s all', () => {
  const tasks = ['', 'anna', 'boris'].map((menteeId) => task({ id: `of ${menteeId}`, menteeId }));
  const [said, planned] = [false, true].map((inPlan) => ({
    ...task({ id: `agreed, ${String(inPlan)}`, menteeId: 'boris' }),
    ...{ inPlan, named: true },
  }));
  const ids = (part: 'mentor' | 'mentee', personId: string) =>
    tasksBefore({ tasks }, [said!, planned!], { part, personId }).map(({ id }) => id);
  expect(ids('mentee', 'anna')).toEqual(['of ', 'of anna']);
  expect(ids('mentee', 'boris')).toEqual(['of ', 'of boris', 'agreed, false']);
  expect(ids('mentor', 'vera')).toEqual(['of ', 'of anna', 'of boris', 'agreed, false']);
});
