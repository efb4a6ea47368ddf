import type { Goal, Plan, Task } from './plan.ts';

/** The plan of one mentee as the official table has it (docs/domain.md, "The pair's documents"). */

export interface SheetTask {
  /** «1.2»; tasks without a goal are counted on after the goals. */
  readonly number: string;
  readonly task: Task;
}

export interface SheetGoal {
  readonly number: number;
  /** `null` for the tasks that stand under no goal. */
  readonly goal: Goal | null;
  readonly tasks: readonly SheetTask[];
}

/** What is this mentee's own, and what is everybody's; `menteeId` is empty for the whole plan. */
export function planSheet({ goals, tasks }: Plan, menteeId: string): SheetGoal[] {
  const isFor = (item: { readonly menteeId: string }) =>
    menteeId === '' || item.menteeId === '' || item.menteeId === menteeId;
  const shown = tasks.filter(isFor);
  const loose = shown.some(({ goalId }) => goalId === '');
  const sections = [...goals.filter(isFor), ...(loose ? [null] : [])];
  return sections.map((goal, index) => {
    const under = shown.filter(({ goalId }) => goalId === (goal?.id ?? ''));
    const number = index + 1;
    return {
      number,
      goal,
      tasks: under.map((task, place) => ({ number: `${number}.${place + 1}`, task })),
    };
  });
}
