import type { Programme } from '#lib/documents/programme.ts';
import type { Form, RoleModel } from '#lib/domain/forms.ts';
import { roleModelTerms } from '#lib/i18n/curator-terms.ts';

/** Choosing one of the role models that a programme has for a form: those known to the app, and its own. */

export interface ChosenRoleModel {
  readonly roleModel: RoleModel | null;
  /** The title of one of the programme’s own; else empty. */
  readonly ownRoleModel: string;
}

interface Offer extends ChosenRoleModel {
  readonly value: string;
  readonly label: string;
}

/** What is offered for a form, with a value to choose it by; own role models without a title are left out. */
export function offeredRoleModels(programme: Programme, form: Form): Offer[] {
  const found = programme.forms.find((each) => each.form === form);
  if (!found?.on) return [];
  return [
    ...found.roleModels.map((roleModel) => ({
      ...{ value: roleModel, label: roleModelTerms[roleModel]() },
      ...{ roleModel, ownRoleModel: '' },
    })),
    ...found.ownRoleModels
      .map(({ id, title }) => ({ id, title: title.trim() }))
      .filter(({ title }) => title !== '')
      .map(({ id, title }) => ({
        ...{ value: `own:${id}`, label: title },
        ...{ roleModel: null, ownRoleModel: title },
      })),
  ];
}

/** What is offered when there is one only: nobody need be asked which. */
export function onlyOffer(offered: readonly Offer[]): Offer | undefined {
  return offered.length === 1 ? offered[0] : undefined;
}
