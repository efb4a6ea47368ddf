import type { IsoDate } from './dates.ts';
import {
  isMine,
  isOpen,
  isOverdue,
  taskStatuses,
  type Goal,
  type PlanPerson,
  type Task,
} from './plan.ts';

/** What a reader of a plan asks to see. */
export const taskFilters = ['all', 'mine', 'open', 'overdue', ...taskStatuses] as const;
export type TaskFilter = (typeof taskFilters)[number];

export interface PlanFilter {
  readonly tasks: TaskFilter;
  /** One goal alone; empty for all. */
  readonly goalId: string;
  /** One mentee's plan, with what is everybody's; empty for all. */
  readonly menteeId: string;
}

export const wholePlan: PlanFilter = { tasks: 'all', goalId: '', menteeId: '' };

/** Who looks, and when. */
export interface PlanReader extends PlanPerson {
  readonly today: IsoDate;
}

/** Whether a task is shown. */
export function showsTask(task: Task, filter: PlanFilter, reader: PlanReader): boolean {
  if (!belongsTo(task.menteeId, filter.menteeId)) return false;
  if (filter.goalId !== '' && task.goalId !== filter.goalId) return false;
  switch (filter.tasks) {
    case 'all':
      return true;
    case 'mine':
      return isMine(task, reader);
    case 'open':
      return isOpen(task);
    case 'overdue':
      return isOverdue(task, reader.today);
    default:
      return task.status === filter.tasks;
  }
}

/** Whether a goal is shown: one without a task that is asked for is not. */
export function showsGoal(
  goal: Goal,
  tasks: readonly Task[],
  filter: PlanFilter,
  reader: PlanReader,
): boolean {
  if (!belongsTo(goal.menteeId, filter.menteeId)) return false;
  if (filter.goalId !== '' && goal.id !== filter.goalId) return false;
  if (filter.tasks === 'all') return true;
  return tasks.some((task) => task.goalId === goal.id && showsTask(task, filter, reader));
}

function belongsTo(menteeId: string, asked: string): boolean {
  return asked === '' || menteeId === '' || menteeId === asked;
}
