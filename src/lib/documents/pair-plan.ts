import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import {
  responsibles,
  taskStatuses,
  type Agreement,
  type Goal,
  type Plan,
  type Responsible,
  type Task,
  type TaskStatus,
} from '#lib/domain/plan.ts';
import { edit } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  oneOf,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textBeside,
  textOf,
  type Item,
} from './items.ts';
import { twinsOf } from './twins.ts';

/**
 * The plan inside a pair document: roots `goals` and `tasks` (docs/domain.md, "The pair's documents").
 * An agreement of a meeting is an item of `tasks` too, one that is not `inPlan` until somebody says
 * so. Two tablets that make it a task apart thus set one flag, and no task is doubled.
 */

export type GoalTextField = 'title' | 'gap' | 'success';
export type TaskTextField =
  'title' | 'formOfWork' | 'plannedResult' | 'actualResult' | 'evidence' | 'reason';

export interface NewGoal {
  readonly title?: string;
  readonly gap?: string;
  readonly success?: string;
  readonly menteeId?: string;
  /** The suggestion that it was adopted from. */
  readonly from?: string;
  readonly createdAt?: string;
}

export function addGoal(doc: Y.Doc, goal: NewGoal = {}): string {
  return addItem(doc, 'goals', {
    texts: { title: goal.title ?? '', gap: goal.gap ?? '', success: goal.success ?? '' },
    values: { menteeId: goal.menteeId ?? '', ...(goal.from && { from: goal.from }) },
    createdAt: goal.createdAt,
  });
}

/** Says whose plan a goal belongs to; empty for everybody in the group. */
export function setGoalMentee(doc: Y.Doc, id: string, menteeId: string): void {
  setItemValue(doc, 'goals', id, 'menteeId', menteeId);
}

export interface NewTask {
  readonly goalId?: string;
  readonly meetingId?: string;
  readonly inPlan?: boolean;
  readonly title?: string;
  readonly formOfWork?: string;
  readonly plannedResult?: string;
  readonly actualResult?: string;
  readonly evidence?: string;
  readonly reason?: string;
  readonly menteeId?: string;
  readonly dueOn?: IsoDate | null;
  readonly responsible?: Responsible;
  readonly status?: TaskStatus;
  /** The suggestion that it was adopted from. */
  readonly from?: string;
  readonly createdAt?: string;
}

export function addTask(doc: Y.Doc, task: NewTask): string {
  return addItem(doc, 'tasks', {
    texts: {
      title: task.title ?? '',
      formOfWork: task.formOfWork ?? '',
      plannedResult: task.plannedResult ?? '',
      actualResult: task.actualResult ?? '',
      evidence: task.evidence ?? '',
      reason: task.reason ?? '',
    },
    values: {
      menteeId: task.menteeId ?? '',
      goalId: task.goalId ?? '',
      meetingId: task.meetingId ?? '',
      inPlan: task.inPlan ?? true,
      dueOn: task.dueOn ?? null,
      responsible: task.responsible ?? 'mentee',
      status: task.status ?? 'notStarted',
      ...(task.from && { from: task.from }),
    },
    createdAt: task.createdAt,
  });
}

export function setTaskStatus(doc: Y.Doc, id: string, status: TaskStatus): void {
  setItemValue(doc, 'tasks', id, 'status', status);
}

export function setTaskDue(doc: Y.Doc, id: string, dueOn: IsoDate | null): void {
  setItemValue(doc, 'tasks', id, 'dueOn', dueOn);
}

export function setTaskResponsible(doc: Y.Doc, id: string, responsible: Responsible): void {
  setItemValue(doc, 'tasks', id, 'responsible', responsible);
}

export function setTaskGoal(doc: Y.Doc, id: string, goalId: string): void {
  setItemValue(doc, 'tasks', id, 'goalId', goalId);
}

/** Whose plan a task belongs to that stands under no goal, or under one of the whole group. */
export function setTaskMentee(doc: Y.Doc, id: string, menteeId: string): void {
  edit(doc, () => {
    setItemValue(doc, 'tasks', id, 'menteeId', menteeId);
    setItemValue(doc, 'tasks', id, 'named', true);
  });
}

/** Makes an agreement a task of the plan. */
export function putIntoPlan(doc: Y.Doc, id: string, goalId = ''): void {
  edit(doc, () => {
    setItemValue(doc, 'tasks', id, 'inPlan', true);
    if (goalId) setItemValue(doc, 'tasks', id, 'goalId', goalId);
  });
}

export function removeGoal(doc: Y.Doc, id: string): void {
  const { goalTwins } = itemsOfPlan(doc);
  edit(doc, () => {
    for (const each of [id, ...standingFor(id, goalTwins)]) removeItem(doc, 'goals', each);
  });
}

export function restoreGoal(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'goals', id);
}

/** Takes a task out of the plan; one that was agreed at a meeting stays in its record. */
export function removeTask(doc: Y.Doc, id: string): void {
  const item = itemById(doc, 'tasks', id);
  const { taskTwins } = itemsOfPlan(doc);
  if (item && stringOf(item, 'meetingId')) return setItemValue(doc, 'tasks', id, 'inPlan', false);
  edit(doc, () => {
    for (const each of [id, ...standingFor(id, taskTwins)]) removeItem(doc, 'tasks', each);
  });
}

/** Brings back what `removeTask` took out. */
export function restoreTask(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'tasks', id);
  setItemValue(doc, 'tasks', id, 'inPlan', true);
}

export function goalText(doc: Y.Doc, id: string, field: GoalTextField): Y.Text | undefined {
  const goal = itemById(doc, 'goals', id);
  return goal && textOf(goal, field);
}

export function taskText(doc: Y.Doc, id: string, field: TaskTextField): Y.Text | undefined {
  const task = itemById(doc, 'tasks', id);
  return task && (textOf(task, field) ?? textBeside(doc, 'task', id, field));
}

/** Goals and tasks in order. A task of a removed goal is kept, under no goal, so that it is seen. */
export function readPlan(doc: Y.Doc): Plan {
  const { goals: goalItems, tasks: taskItems, goalTwins, taskTwins, goalIdOf } = itemsOfPlan(doc);
  const goals = goalItems
    .filter(([id]) => !goalTwins.has(id))
    .map(([id, item]) => readGoal(id, item));
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const tasks = taskItems
    .filter(([id]) => !taskTwins.has(id))
    .map(([id, item]) => {
      const task = readTask(doc, id, item);
      const goal = known.get(goalIdOf(item));
      if (!goal) return { ...task, goalId: '' };
      const own = isNamed(item) ? task.menteeId : '';
      return { ...task, goalId: goal.id, menteeId: goal.menteeId || own };
    });
  return { goals, tasks };
}

/** What stands in the plan, twins (`twins.ts`) too; `goalIdOf` names the goal under which a task is read. */
function itemsOfPlan(doc: Y.Doc) {
  const goals = liveItems(doc, 'goals');
  const tasks = liveItems(doc, 'tasks').filter(([, item]) => item.get('inPlan') !== false);
  const isRated = (id: string) => [...doc.getMap('ratings').keys()].some((key) => key.includes(id));
  const goalTwins = twinsOf(goals, (item) => stringOf(item, 'menteeId'), isRated);
  const goalIdOf = (item: Item) => {
    const id = stringOf(item, 'goalId');
    return goalTwins.get(id) ?? id;
  };
  return { goals, tasks, goalTwins, taskTwins: twinsOf(tasks, goalIdOf), goalIdOf };
}

const standingFor = (read: string, twins: ReadonlyMap<string, string>) =>
  [...twins].filter(([, other]) => other === read).map(([id]) => id);

/** What was agreed at meetings, in order. */
export function readAgreements(doc: Y.Doc): Agreement[] {
  return liveItems(doc, 'tasks')
    .filter(([, item]) => stringOf(item, 'meetingId') !== '')
    .map(([id, item]) => ({
      ...readTask(doc, id, item),
      inPlan: item.get('inPlan') !== false,
      named: isNamed(item),
    }));
}

/**
 * Whether somebody chose this item's own mentee since that counts under a goal of the whole group and in what
 * people sign. What older apps wrote keeps its meaning: no update changes a plan or undoes a signature.
 */
const isNamed = (item: Item) => item.get('named') === true;

function readGoal(id: string, item: Item): Goal {
  return {
    id,
    title: stringOf(item, 'title'),
    gap: stringOf(item, 'gap'),
    success: stringOf(item, 'success'),
    menteeId: stringOf(item, 'menteeId'),
    createdBy: stringOf(item, 'createdBy'),
    createdAt: stringOf(item, 'createdAt'),
  };
}

function readTask(doc: Y.Doc, id: string, item: Item): Task {
  const dueOn = item.get('dueOn');
  const later = (field: TaskTextField) =>
    item.has(field) ? stringOf(item, field) : textBeside(doc, 'task', id, field).toString();
  return {
    id,
    goalId: stringOf(item, 'goalId'),
    meetingId: stringOf(item, 'meetingId'),
    title: stringOf(item, 'title'),
    formOfWork: stringOf(item, 'formOfWork'),
    plannedResult: stringOf(item, 'plannedResult'),
    actualResult: stringOf(item, 'actualResult'),
    evidence: later('evidence'),
    reason: later('reason'),
    menteeId: stringOf(item, 'menteeId'),
    dueOn: isIsoDate(dueOn) ? dueOn : null,
    responsible: oneOf(item, 'responsible', responsibles, 'both'),
    status: oneOf(item, 'status', taskStatuses, 'notStarted'),
    createdBy: stringOf(item, 'createdBy'),
    createdAt: stringOf(item, 'createdAt'),
  };
}
