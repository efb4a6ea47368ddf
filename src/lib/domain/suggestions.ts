import type { Form, RoleModel } from './forms.ts';
import type { Responsible } from './plan.ts';

/** Goals that a pair may take into its plan, by form and role model (docs/domain.md, "Forms and their role models"). */

export interface SuggestedTask {
  readonly title: string;
  readonly formOfWork: string;
  readonly plannedResult: string;
  readonly responsible: Responsible;
}

export interface SuggestedGoal {
  readonly title: string;
  readonly gap: string;
  readonly success: string;
  readonly tasks: readonly SuggestedTask[];
}

/** Names the suggestion in a plan that adopted it, whatever the language of its words was. */
export function goalSource(form: Form, roleModel: RoleModel, index: number): string {
  return `${form}/${roleModel}/${index}`;
}

export function taskSource(goal: string, index: number): string {
  return `${goal}/${index}`;
}
