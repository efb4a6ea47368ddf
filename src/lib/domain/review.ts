import type { IsoTime } from './dates.ts';
import type { Journal } from './journal.ts';
import { said } from './plan-version.ts';
import type { Plan } from './plan.ts';

/** What a curator had in sight when they marked a pair as read: fingerprints and counts, no words. */
export interface Seen {
  readonly plan: string;
  /** Fingerprints of meetings that are over, by id. */
  readonly meetings: Readonly<Record<string, string>>;
  /** Fingerprints of what older apps do not look at, by id; a review made by one of those has none. */
  readonly details: Readonly<Record<string, string>>;
  /** Fingerprint of how far the work is; a review made by an older app, which did not look at that, has none. */
  readonly work?: string | undefined;
  /** Answers to remarks that there have ever been. */
  readonly answers: number;
}

/** What has come since a curator last read; counts alone, so that it may stand in the overview. */
export interface ReviewNews {
  readonly plan: boolean;
  /** How far the work is: marks, results, evidence, reasons, and the words at the foot of the plan. */
  readonly work: boolean;
  readonly meetings: number;
  readonly answers: number;
}

/** How far the curator is with a pair, as the overview carries it. */
export interface ReviewDigest extends ReviewNews {
  /** When a curator last marked the pair as read; `null` when nobody ever did. */
  readonly readAt: IsoTime | null;
  /** Goals and tasks that differ from the accepted plan; `null` when there is nothing to compare with. */
  readonly planChanges: number | null;
  /** The mentor has handed in a report that nobody has accepted. */
  readonly reportWaiting: boolean;
}

export const nothingReviewed: ReviewDigest = {
  plan: false,
  work: false,
  meetings: 0,
  answers: 0,
  readAt: null,
  planChanges: null,
  reportWaiting: false,
};

/** What is new; how far the work is, only to somebody who has seen before how far it was. */
export function newsSince(seen: Seen | null, now: Seen): ReviewNews {
  const known: Seen = seen ?? { plan: '', meetings: {}, details: {}, answers: 0 };
  const isNew = ([id, print]: [string, string]) => {
    const details = known.details[id];
    return known.meetings[id] !== print || (details !== undefined && details !== now.details[id]);
  };
  return {
    plan: now.plan !== known.plan,
    work: known.work !== undefined && known.work !== now.work,
    meetings: Object.entries(now.meetings).filter(isNew).length,
    answers: Math.max(0, now.answers - known.answers),
  };
}

export function hasNews({ plan, work, meetings, answers }: ReviewNews): boolean {
  return plan || work || meetings > 0 || answers > 0;
}

/**
 * The words and facts of a meeting that is over, in which a curator would see a change. Moods and who
 * ticked what are the pair's own. Apps of all ages make the same print of `facts`, so nothing is added to them;
 * what a curator was told of later, in `details`, has a print of its own, and so will what comes next.
 */
export function meetingFacts({ meetings, agreements }: Journal) {
  return meetings
    .filter(({ state }) => state !== 'planned')
    .map((meeting) => {
      const { id, kind, state, heldOn, minutes, topic, agenda, notes, difficulties } = meeting;
      const { startsAt, format, place, missedReason, nextOn, models, present } = meeting;
      const own = agreements.filter(({ meetingId }) => meetingId === id);
      const agreed = own.map(({ title, responsible, dueOn }) => [title, responsible, dueOn]);
      const doers = own.map(({ named, menteeId }) => (named ? menteeId : ''));
      return {
        id,
        facts: { kind, state, heldOn, minutes, topic, agenda, notes, difficulties, agreed },
        details: { startsAt, format, place, missedReason, nextOn, models, present, doers },
      };
    });
}

/**
 * How far the work is: what an accepted plan leaves out on purpose (`plan-version.ts`), agreements that are in no plan
 * included. `feet` is what stands at the foot of each mentee's plan. What says nothing is left out, so that a field
 * which nobody has filled in makes no print differ.
 */
export function workFacts(
  { tasks }: Pick<Plan, 'tasks'>,
  { agreements }: Pick<Journal, 'agreements'>,
  feet: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  const marks = [...tasks, ...agreements.filter(({ inPlan }) => !inPlan)].map((task) => {
    const { status, actualResult, evidence, reason } = task;
    const mark = status === 'notStarted' ? '' : status;
    return [task.id, said({ mark, actualResult, evidence, reason })] as const;
  });
  const foot = Object.entries(feet).map(([menteeId, words]) => [menteeId, said(words)] as const);
  return { marks: filled(marks), feet: filled(foot) };
}

function filled(entries: readonly (readonly [string, Readonly<Record<string, string>>])[]) {
  return Object.fromEntries(entries.filter(([, fields]) => Object.keys(fields).length > 0));
}
