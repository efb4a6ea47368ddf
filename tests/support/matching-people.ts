import { forms } from '#lib/domain/forms.ts';
import { applicantOf, type Applicant, type MentorApplicant } from '#lib/domain/matching-rules.ts';
import { usualWeights } from '#lib/domain/matching-score.ts';
import type { MatchingTask } from '#lib/domain/matching.ts';
import type { Readiness } from '#lib/domain/pairing.ts';
import type { PersonRequest } from '#lib/domain/request.ts';

/** People for tests of matching: by default pupils who have said nothing. */
export const nothing: PersonRequest = {
  side: [],
  area: [],
  help: [],
  interest: [],
  mentorKind: [],
  age: [],
  slot: [],
  request: '',
  with: '',
  competences: '',
  likes: '',
  kind: null,
  years: null,
};

export function mentee(
  id: string,
  request: Partial<PersonRequest> = {},
  position = '7 класс',
): Applicant {
  return applicantOf({ id, name: `${id} Иван`, position }, { ...nothing, ...request });
}

export function mentor(
  id: string,
  request: Partial<PersonRequest> = {},
  {
    position = '10 класс',
    limit = 1,
    taken = 0,
    readiness = 'none',
  }: { position?: string; limit?: number | null; taken?: number; readiness?: Readiness } = {},
): MentorApplicant {
  return { ...mentee(id, request, position), taken, facts: { menteeLimit: limit, readiness } };
}

export const task = (more: Partial<MatchingTask>): MatchingTask => ({
  mentors: [],
  mentees: [],
  weights: usualWeights,
  forms,
  bans: new Set(),
  chosen: new Map(),
  least: 0,
  ...more,
});
