import type { Goal, Task } from '#lib/domain/plan.ts';

/** The part of a plan that its reader asked to see. */
export interface PlanView {
  /** Whose plan it is in a group; empty for all. New goals are this mentee's. */
  readonly menteeId: string;
  goal(goal: Goal, tasks: readonly Task[]): boolean;
  task(task: Task): boolean;
  /** Whether a task counts for the progress of what is shown, whatever its mark. */
  counts(task: Task): boolean;
}

/** The plan of one mentee, with what is everybody's. */
export function planOf(menteeId: string): PlanView {
  const isTheirs = (item: { readonly menteeId: string }) =>
    item.menteeId === '' || item.menteeId === menteeId;
  return { menteeId, goal: isTheirs, task: isTheirs, counts: isTheirs };
}
