import { placeAt, type OrderedTask, type Place, type TaskPlace } from './plan-order.ts';

/**
 * A plan as one list from the top down: each goal, its tasks after it, and at last the tasks without a goal under
 * a heading of their own. Slot _n_ of such a list is the place before its entry _n_.
 */
export type PlanEntry<Goal, Task> =
  | { readonly kind: 'goal'; readonly id: string; readonly goal: Goal }
  | { readonly kind: 'task'; readonly id: string; readonly goalId: string; readonly task: Task }
  | { readonly kind: 'loose'; readonly id: '' };

export function planEntries<Goal extends { readonly id: string }, Task extends OrderedTask>(
  goals: readonly Goal[],
  tasks: readonly Task[],
): PlanEntry<Goal, Task>[] {
  const under = (goalId: string) =>
    tasks
      .filter((task) => task.goalId === goalId)
      .map((task) => ({ kind: 'task' as const, id: task.id, goalId, task }));
  const loose = under('');
  return [
    ...goals.flatMap((goal) => [{ kind: 'goal' as const, id: goal.id, goal }, ...under(goal.id)]),
    ...(loose.length > 0 ? [{ kind: 'loose' as const, id: '' as const }, ...loose] : []),
  ];
}

type Entries = readonly PlanEntry<unknown, unknown>[];

/** The slots in which an entry may be put down: a task under some goal, a goal between goals. */
export function slotsFor(entries: Entries, id: string): number[] {
  const moved = entries.find((entry) => entry.id === id);
  if (!moved || moved.kind === 'loose') return [];
  const slots = entries.map((_, index) => index).concat(entries.length);
  return moved.kind === 'task'
    ? slots.filter((slot) => slot > 0)
    : slots.filter((slot) => entries[slot]?.kind === 'goal' || slot === endOfGoals(entries));
}

/** Where a goal comes to stand that is put down in `slot`. */
export function goalPlaceIn(entries: Entries, id: string, slot: number): Place {
  const isGoal = ({ kind }: Entries[number]) => kind === 'goal';
  const index = entries.slice(0, slot).filter((entry) => isGoal(entry) && entry.id !== id).length;
  return placeAt(entries.filter(isGoal), id, index);
}

/** Where a task comes to stand that is put down in `slot`. */
export function taskPlaceIn(entries: Entries, id: string, slot: number): TaskPlace {
  const above = entries.slice(0, slot);
  const goalId = above.findLast(({ kind }) => kind !== 'task')?.id ?? '';
  const isSibling = (entry: Entries[number]) => entry.kind === 'task' && entry.goalId === goalId;
  const index = above.filter((entry) => isSibling(entry) && entry.id !== id).length;
  return { goalId, ...placeAt(entries.filter(isSibling), id, index) };
}

function endOfGoals(entries: Entries): number {
  const loose = entries.findIndex(({ kind }) => kind === 'loose');
  return loose === -1 ? entries.length : loose;
}
