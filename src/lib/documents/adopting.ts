import type * as Y from 'yjs';

import { taskSource, type SuggestedGoal } from '#lib/domain/suggestions.ts';
import { edit } from './document.ts';
import { itemById, liveItems, stringOf } from './items.ts';
import { addGoal, addTask, readPlan } from './pair-plan.ts';
import { contentOf } from './twins.ts';

/** Taking suggestions into the plan. What is adopted is an ordinary goal or task that knows its source. */

/** Sources of the goals and tasks that stand in the plan of `menteeId` (empty for everybody's). */
export function readAdopted(doc: Y.Doc, menteeId: string): Set<string> {
  const { goals, tasks } = readPlan(doc);
  const mine = (root: string, items: readonly { id: string; menteeId: string }[]) =>
    items
      .filter((item) => item.menteeId === menteeId)
      .map(({ id }) => itemById(doc, root, id))
      .map((item) => (item ? stringOf(item, 'from') : ''));
  return new Set([...mine('goals', goals), ...mine('tasks', tasks)].filter(Boolean));
}

/**
 * Adopts a goal with those of its tasks whose indexes are named and that the plan has not yet. One change, and one
 * step of undo. Returns the goal's id.
 */
export function adopt(
  doc: Y.Doc,
  source: string,
  suggestion: SuggestedGoal,
  indexes: readonly number[],
  menteeId: string,
): string {
  const adopted = readAdopted(doc, menteeId);
  return edit(doc, () => {
    const goalId = adoptedGoal(doc, source, menteeId) ?? newGoal(doc, source, suggestion, menteeId);
    suggestion.tasks.forEach((task, index) => {
      const from = taskSource(source, index);
      if (!indexes.includes(index) || adopted.has(from)) return;
      noteAdopted(doc, 'tasks', addTask(doc, { ...task, goalId, from }));
    });
    return goalId;
  });
}

function newGoal(doc: Y.Doc, from: string, suggestion: SuggestedGoal, menteeId: string): string {
  const { title, gap, success } = suggestion;
  const id = addGoal(doc, { title, gap, success, menteeId, from });
  noteAdopted(doc, 'goals', id);
  return id;
}

function adoptedGoal(doc: Y.Doc, source: string, menteeId: string): string | undefined {
  const shown = new Set(readPlan(doc).goals.map(({ id }) => id));
  return liveItems(doc, 'goals').find(
    ([id, item]) =>
      shown.has(id) && stringOf(item, 'from') === source && stringOf(item, 'menteeId') === menteeId,
  )?.[0];
}

/** Keeps what was adopted, so that it can be told whether anybody has changed it since. */
function noteAdopted(doc: Y.Doc, root: string, id: string): void {
  const item = itemById(doc, root, id);
  item?.set('asAdopted', contentOf(item));
}
