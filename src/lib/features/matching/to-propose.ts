import type { Form } from '#lib/domain/forms.ts';
import type { Proposal } from '#lib/domain/matching.ts';

/** Pairs that are to be proposed to their members: of one mentor, several mentees are one group or a pair each. */
export interface ToPropose {
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
  readonly form: Form | null;
}

/** Groups where a curator wants one and the form is one, else pairs, in the order in which they were found. */
export function toPropose(
  proposals: readonly Proposal[],
  groups: ReadonlySet<string>,
): ToPropose[] {
  const byMentor = Map.groupBy(proposals, ({ mentorId }) => mentorId);
  return [...byMentor].flatMap(([mentorId, own]): ToPropose[] => {
    const [first] = own;
    const isOneForm = own.every(({ form }) => form === first?.form);
    if (own.length > 1 && groups.has(mentorId) && isOneForm) {
      const menteeIds = own.map(({ menteeId }) => menteeId);
      return [{ mentorId, menteeIds, form: first?.form ?? null }];
    }
    return own.map(({ menteeId, form }) => ({ mentorId, menteeIds: [menteeId], form }));
  });
}
