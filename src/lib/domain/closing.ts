import type { Journal } from './journal.ts';
import type { GapReport, ReportState } from './report.ts';

/** What ends a pair's work, in order; each step says who can take it. */
export const closingSteps = [
  'finalMeeting',
  'exitRatings',
  'analysis',
  'selfAssessment',
  'handIn',
  'acceptReport',
  'close',
] as const;
export type ClosingStepName = (typeof closingSteps)[number];

export type ClosingActor = 'pair' | 'mentor' | 'mentee' | 'curator';

export interface ClosingStep {
  readonly name: ClosingStepName;
  readonly by: ClosingActor;
  readonly done: boolean;
}

/** What both sides write at the end, under the plan. */
export interface Foot {
  readonly analysis: string;
  readonly selfAssessment: string;
}

export interface ClosingSources {
  readonly journal: Journal;
  readonly gaps: readonly GapReport[];
  /** One of each mentee. */
  readonly feet: readonly Foot[];
  readonly report: ReportState;
  readonly closed: boolean;
}

const actors: Readonly<Record<ClosingStepName, ClosingActor>> = {
  finalMeeting: 'pair',
  exitRatings: 'pair',
  analysis: 'mentor',
  selfAssessment: 'mentee',
  handIn: 'mentor',
  acceptReport: 'curator',
  close: 'curator',
};

/** How far a pair is with ending its work. None of it is enforced: life may end a pair before. */
export function closingOf({
  journal,
  gaps,
  feet,
  report,
  closed,
}: ClosingSources): readonly ClosingStep[] {
  const every = (has: (foot: Foot) => boolean) => feet.length > 0 && feet.every(has);
  const done: Readonly<Record<ClosingStepName, boolean>> = {
    finalMeeting: journal.meetings.some(({ kind, state }) => kind === 'final' && state === 'held'),
    // A goal that nobody rated at entry has nothing to be compared with.
    exitRatings:
      gaps.some(({ entry }) => entry !== null) &&
      gaps.every(({ entry, exit }) => entry === null || exit !== null),
    analysis: every(({ analysis }) => analysis.trim() !== ''),
    selfAssessment: every(({ selfAssessment }) => selfAssessment.trim() !== ''),
    handIn: report !== 'draft',
    acceptReport: report === 'accepted',
    close: closed,
  };
  return closingSteps.map((name) => ({ name, by: actors[name], done: done[name] }));
}

/** Whether it is time to speak of the end: the final meeting is planned or held, or it has begun. */
export function isClosing(steps: readonly ClosingStep[], { meetings }: Journal): boolean {
  return (
    meetings.some(({ kind, state }) => kind === 'final' && state !== 'missed') ||
    steps.some(({ name, done }) => done && name !== 'exitRatings')
  );
}
