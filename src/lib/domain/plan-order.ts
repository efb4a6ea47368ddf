/** Where things of a plan can go: pure reckoning over what is shown, in its order. */

/** A place between two neighbours; `null` at the ends. */
export interface Place {
  readonly before: string | null;
  readonly after: string | null;
}

/** A place for a task; `goalId` is empty for tasks under no goal, which stand at the end. */
export interface TaskPlace extends Place {
  readonly goalId: string;
}

export type Step = 'up' | 'down';

interface Identified {
  readonly id: string;
}

export interface OrderedTask extends Identified {
  readonly goalId: string;
}

/** The place at `index` of a list, once `id` itself is out of it. */
export function placeAt(items: readonly Identified[], id: string, index: number): Place {
  const others = items.filter((item) => item.id !== id);
  return { before: others[index - 1]?.id ?? null, after: others[index]?.id ?? null };
}

/** One place up or down for a goal; `null` at the end of the list. */
export function stepOfGoal(goals: readonly Identified[], id: string, step: Step): Place | null {
  const at = goals.findIndex((goal) => goal.id === id);
  const to = step === 'up' ? at - 1 : at + 1;
  return at === -1 || to < 0 || to >= goals.length ? null : placeAt(goals, id, to);
}

/** One place up or down for a task, on into the neighbouring goal; `null` at the end of the plan. */
export function stepOfTask(
  goals: readonly Identified[],
  tasks: readonly OrderedTask[],
  id: string,
  step: Step,
): TaskPlace | null {
  const task = tasks.find((each) => each.id === id);
  if (!task) return null;
  const under = (goalId: string) => tasks.filter((each) => each.goalId === goalId);
  const siblings = under(task.goalId);
  const to = siblings.indexOf(task) + (step === 'up' ? -1 : 1);
  if (to >= 0 && to < siblings.length) {
    return { goalId: task.goalId, ...placeAt(siblings, id, to) };
  }
  const sections = goals.map((goal) => goal.id);
  if (under('').length > 0) sections.push('');
  const at = sections.indexOf(task.goalId);
  const goalId = sections[at + (step === 'up' ? -1 : 1)];
  if (at === -1 || goalId === undefined) return null;
  const there = under(goalId);
  return { goalId, ...placeAt(there, id, step === 'up' ? there.length : 0) };
}
