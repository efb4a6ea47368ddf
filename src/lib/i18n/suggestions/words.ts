import type { RoleModel } from '#lib/domain/forms.ts';
import type { Responsible } from '#lib/domain/plan.ts';
import type { SuggestedGoal, SuggestedTask } from '#lib/domain/suggestions.ts';

/**
 * Suggested goals of one form, by role model. A plan remembers which one it adopted by its number, so new goals
 * and tasks go to the end of their list, and both languages have the same ones.
 */
export type Suggestions = Readonly<Partial<Record<RoleModel, readonly SuggestedGoal[]>>>;

export function goal(
  title: string,
  gap: string,
  success: string,
  ...tasks: SuggestedTask[]
): SuggestedGoal {
  return { title, gap, success, tasks };
}

export function task(
  responsible: Responsible,
  title: string,
  formOfWork: string,
  plannedResult: string,
): SuggestedTask {
  return { title, formOfWork, plannedResult, responsible };
}
