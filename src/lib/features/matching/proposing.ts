import type * as Y from 'yjs';

import { chooseMentor } from '#lib/documents/matching-choices.ts';
import type { Form, RoleModel } from '#lib/domain/forms.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { clock } from '#lib/state/clock.svelte.ts';
import { proposePair } from '#lib/state/pair-steps.ts';
import type { ToPropose } from './to-propose.ts';

export interface Said {
  readonly form: Form;
  readonly roleModel: RoleModel | null;
  readonly ownRoleModel?: string;
  readonly why: string;
}

/** Asks the members of a pair. What was chosen by hand for its mentees has served its turn. */
export async function propose(
  roster: Y.Doc,
  curator: MyPerson,
  { mentorId, menteeIds }: ToPropose,
  said: Said,
): Promise<void> {
  for (const menteeId of menteeIds) chooseMentor(roster, menteeId, null);
  const proposedOn = clock.today;
  await proposePair(roster, curator, { ...said, mentorId, menteeIds, proposedOn });
}
