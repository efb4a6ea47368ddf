import { canonicalJson, type Json } from './canonical-json.ts';
import { compareSnapshots, type ItemChange, type WordDiff } from './compare-snapshots.ts';
import type { SnapshotItem } from './pair-snapshot.ts';
import type { Goal, Plan, Task } from './plan.ts';

/**
 * The plan as a curator accepts it: what is to be reached and done, by whom and by when. How far the
 * work is (marks, results, evidence) is no part of it, else every day's work would undo an acceptance.
 * A dropped task is no longer planned. Fields that say nothing are left out, so that a field which a
 * later app adds does not make an old acceptance differ.
 */
export interface PlanVersion {
  readonly goals: Readonly<Record<string, SnapshotItem>>;
  readonly tasks: Readonly<Record<string, SnapshotItem>>;
}

export function planVersion(plan: Plan): PlanVersion {
  const planned = plan.tasks.filter(({ status }) => status !== 'dropped');
  const menteeOf = new Map(plan.goals.map(({ id, menteeId }) => [id, menteeId]));
  return {
    goals: Object.fromEntries(plan.goals.map((goal) => [goal.id, goalVersion(goal)])),
    tasks: Object.fromEntries(
      planned.map((task) => [task.id, taskVersion(task, menteeOf.get(task.goalId))]),
    ),
  };
}

function goalVersion({ title, gap, success, menteeId }: Goal): SnapshotItem {
  return { texts: said({ title, gap, success }), values: said({ menteeId }) };
}

function taskVersion(task: Task, menteeOfGoal = ''): SnapshotItem {
  const { title, formOfWork, plannedResult, goalId, dueOn, responsible } = task;
  // Under a mentee's goal it is the goal that says whose plan it is.
  const menteeId = menteeOfGoal ? '' : task.menteeId;
  return {
    texts: said({ title, formOfWork, plannedResult }),
    values: said({ goalId, dueOn: dueOn ?? '', responsible, menteeId }),
  };
}

/** Those fields that say something. */
export function said(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
}

/** The version as text, in one spelling. */
export function writePlanVersion(plan: Plan): string {
  return canonicalJson(planVersion(plan) as unknown as Json);
}

/** `undefined` for what is no version, as in acceptances that were made before versions were kept. */
export function parsePlanVersion(text: string): PlanVersion | undefined {
  try {
    const read = JSON.parse(text) as Partial<PlanVersion> | null;
    return isItems(read?.goals) && isItems(read.tasks)
      ? { goals: read.goals, tasks: read.tasks }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether parsed JSON has the shape of items by id. */
export function isItems(value: unknown): value is Readonly<Record<string, SnapshotItem>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((item: Partial<SnapshotItem> | null) => {
    return typeof item?.texts === 'object' && typeof item.values === 'object';
  });
}

/** What became of a plan since a version of it. */
export function comparePlans(
  before: PlanVersion,
  after: PlanVersion,
  diff?: WordDiff,
): ItemChange[] {
  return compareSnapshots(
    { ...before, meetings: {} },
    {
      goals: withRemoved(before.goals, after.goals),
      tasks: withRemoved(before.tasks, after.tasks),
      meetings: {},
    },
    diff,
  );
}

/** What is gone stays in sight, marked, so that a comparison can name it. */
export function withRemoved(
  before: Readonly<Record<string, SnapshotItem>>,
  after: Readonly<Record<string, SnapshotItem>>,
): Record<string, SnapshotItem> {
  const gone = Object.entries(before)
    .filter(([id]) => !Object.hasOwn(after, id))
    .map(([id, { texts, values }]) => [id, { texts, values: { ...values, removedAt: 'gone' } }]);
  return { ...after, ...(Object.fromEntries(gone) as Record<string, SnapshotItem>) };
}

/**
 * How many goals and tasks differ from an accepted version; `null` when there is nothing to compare with.
 */
export function changesSince(version: string, plan: Plan): number | null {
  const accepted = parsePlanVersion(version);
  if (!accepted) return null;
  return comparePlans(accepted, planVersion(plan), () => []).length;
}
