import type { IsoDate } from './dates.ts';
import type { MentorFacts, Readiness } from './pairing.ts';

/** How mentors are chosen and trained (docs/domain.md, "Selection, training and load"). */

/** What an interview looks at, unless a school adds criteria of its own. */
export const commonCriteria = [
  'experience',
  'communication',
  'responsibility',
  'respect',
  'motivation',
] as const;
export type CommonCriterion = (typeof commonCriteria)[number];

/** A criterion of the school's own. */
export interface OwnCriterion {
  readonly id: string;
  readonly title: string;
}

/** Marks go from 1 to 5. */
export const marks = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof marks)[number];

export interface Interview {
  readonly id: string;
  readonly on: IsoDate | null;
  /** By criterion: one of `commonCriteria` or the id of an own one. */
  readonly marks: Readonly<Record<string, Mark>>;
  readonly note: string;
}

/** Initial training before the first pair, and training on the job. */
export const trainingKinds = ['initial', 'onTheJob'] as const;
export type TrainingKind = (typeof trainingKinds)[number];

export interface Training {
  readonly id: string;
  readonly kind: TrainingKind;
  readonly on: IsoDate | null;
  readonly title: string;
}

export const verdicts = ['ready', 'notReady'] as const;
export type Verdict = (typeof verdicts)[number];

/** All that a school has written down about choosing and training one mentor. */
export interface MentorSelection {
  /** How many mentees at most; `null` where the form decides. */
  readonly menteeLimit: number | null;
  readonly verdict: Verdict | null;
  readonly verdictOn: IsoDate | null;
  readonly interviews: readonly Interview[];
  readonly trainings: readonly Training[];
}

export const nothingSelected: MentorSelection = {
  menteeLimit: null,
  verdict: null,
  verdictOn: null,
  interviews: [],
  trainings: [],
};

/** A mentor whom nobody has begun to choose may have a pair; one whose selection has begun must end it first. */
export function readinessOf({ verdict, interviews, trainings }: MentorSelection): Readiness {
  if (verdict) return verdict;
  return interviews.length + trainings.length > 0 ? 'underWay' : 'none';
}

export function factsOf(selection: MentorSelection = nothingSelected): MentorFacts {
  return { menteeLimit: selection.menteeLimit, readiness: readinessOf(selection) };
}

/** The mean of all marks of an interview, with one decimal; `null` without any. */
export function meanMark({ marks }: Interview): number | null {
  const given = Object.values(marks);
  if (given.length === 0) return null;
  return Math.round((given.reduce<number>((sum, mark) => sum + mark, 0) / given.length) * 10) / 10;
}
