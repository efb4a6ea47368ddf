import type { Plan } from '#lib/domain/plan.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { announcement } from './announcement.svelte.ts';

/** Says where a goal stands now. */
export function announceGoal({ goals }: Plan, id: string): void {
  const at = goals.findIndex((goal) => goal.id === id);
  const title = goals[at]?.title || m.goal_untitled();
  announcement.text = m.order_goal_at({ title, place: at + 1, of: goals.length });
}

/** Says where a task stands now, and under which goal. */
export function announceTask({ goals, tasks }: Plan, id: string): void {
  const task = tasks.find((each) => each.id === id);
  if (!task) return;
  const siblings = tasks.filter((each) => each.goalId === task.goalId);
  const goal = goals.find((each) => each.id === task.goalId);
  const where = { title: task.title || m.task_untitled(), place: siblings.indexOf(task) + 1 };
  const of = siblings.length;
  announcement.text = goal
    ? m.order_task_at({ ...where, of, goal: goal.title || m.goal_untitled() })
    : m.order_task_loose({ ...where, of });
}
