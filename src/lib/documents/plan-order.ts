import type * as Y from 'yjs';

import type { Place, TaskPlace } from '#lib/domain/plan-order.ts';
import { edit } from './document.ts';
import { moveItem } from './item-order.ts';
import { setTaskGoal } from './pair-plan.ts';

/** The order of goals, of tasks, and which goal a task stands under. */

export function moveGoal(doc: Y.Doc, id: string, { before, after }: Place): void {
  moveItem(doc, 'goals', id, before, after);
}

/** Puts a task to its place, under another goal too: both are one change, and one step of undo. */
export function moveTask(doc: Y.Doc, id: string, { goalId, before, after }: TaskPlace): void {
  edit(doc, () => {
    setTaskGoal(doc, id, goalId);
    moveItem(doc, 'tasks', id, before, after);
  });
}
