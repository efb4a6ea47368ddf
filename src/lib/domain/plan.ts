import type { IsoDate, IsoTime } from './dates.ts';
import type { PairPart } from './forms.ts';

/** Marks of completion of a task (docs/domain.md, "The pair's documents"). */
export const taskStatuses = ['notStarted', 'inProgress', 'done', 'postponed', 'dropped'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const responsibles = ['mentor', 'mentee', 'both'] as const;
export type Responsible = (typeof responsibles)[number];

export interface Goal {
  readonly id: string;
  readonly title: string;
  /** The gap or request that the goal answers. */
  readonly gap: string;
  /** How both will see that the goal is reached. */
  readonly success: string;
  /** In a group: the mentee whose plan it belongs to. Empty for everybody, or the only one. */
  readonly menteeId: string;
  readonly createdBy: string;
  readonly createdAt: IsoTime;
}

export interface Task {
  readonly id: string;
  /** Empty when the task stands under no goal, as one made from an agreement may. */
  readonly goalId: string;
  /** The meeting at which it was agreed; empty for a task written straight into the plan. */
  readonly meetingId: string;
  readonly title: string;
  readonly formOfWork: string;
  readonly plannedResult: string;
  readonly actualResult: string;
  /** What shows the result: words and links. */
  readonly evidence: string;
  /** Why it was postponed or dropped. */
  readonly reason: string;
  /** The mentee of its goal; its own when it stands under no goal, or under one of the whole group. */
  readonly menteeId: string;
  readonly dueOn: IsoDate | null;
  readonly responsible: Responsible;
  readonly status: TaskStatus;
  readonly createdBy: string;
  readonly createdAt: IsoTime;
}

export interface Plan {
  readonly goals: readonly Goal[];
  readonly tasks: readonly Task[];
}

/** Who does a task: in a group, `menteeId` says which mentee, and empty says all of them. */
export type Doer = Pick<Task, 'responsible' | 'menteeId'>;

/** What was agreed at a meeting: who does what by when. One that is `inPlan` is a task of the plan too. */
export interface Agreement extends Task {
  readonly inPlan: boolean;
  /** Its mentee belongs to what was agreed, and was not only noted in the plan. */
  readonly named: boolean;
}

/** A task that still asks for work. */
export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status === 'notStarted' || task.status === 'inProgress';
}

export function isOverdue(task: Pick<Task, 'status' | 'dueOn'>, today: IsoDate): boolean {
  return isOpen(task) && task.dueOn !== null && task.dueOn < today;
}

export function countByStatus(tasks: readonly Task[]): Record<TaskStatus, number> {
  const counts = { notStarted: 0, inProgress: 0, done: 0, postponed: 0, dropped: 0 };
  for (const task of tasks) counts[task.status] += 1;
  return counts;
}

/** Done tasks of those that count; dropped ones don't. */
export function completion(tasks: readonly Task[]): { done: number; of: number } {
  const counted = tasks.filter((task) => task.status !== 'dropped');
  return { done: counted.filter((task) => task.status === 'done').length, of: counted.length };
}

/** A person of a pair; whoever only reads it has no part. */
export interface PlanPerson {
  readonly part: PairPart | null;
  readonly personId: string;
}

/** Whether a task is the person's to do: in a group not what is another mentee's. */
export function isMine(task: Task, { part, personId }: PlanPerson): boolean {
  if (part === null || isOfAnother(task, { part, personId })) return false;
  return task.responsible === part || task.responsible === 'both';
}

/** Whether a task belongs to the plan of another mentee than the person; a mentor's plans are all of them. */
function isOfAnother({ menteeId }: Task, { part, personId }: PlanPerson): boolean {
  return part === 'mentee' && menteeId !== '' && menteeId !== personId;
}

/** What a person's calendar tells of: tasks of their plan, and agreements that are in no plan. */
export function tasksBefore(
  { tasks }: Pick<Plan, 'tasks'>,
  agreements: readonly Agreement[],
  person: PlanPerson,
): Task[] {
  return [...tasks, ...agreements.filter(({ inPlan }) => !inPlan)].filter(
    (task) => !isOfAnother(task, person),
  );
}

/**
 * What a person has promised: open tasks of the plan, and agreements that are in no plan. The earliest due
 * first, undated ones last.
 */
export function promisesOf(
  { tasks }: Pick<Plan, 'tasks'>,
  agreements: readonly Agreement[],
  person: PlanPerson,
): Task[] {
  const due = (task: Task) => task.dueOn ?? '9999-12-31';
  return tasksBefore({ tasks }, agreements, person)
    .filter((task) => isOpen(task) && isMine(task, person))
    .sort((a, b) => due(a).localeCompare(due(b)));
}
