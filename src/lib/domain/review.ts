import type { IsoTime } from './dates.ts';
import type { Journal } from './journal.ts';

/** What a curator had in sight when they marked a pair as read: fingerprints and counts, no words. */
export interface Seen {
  readonly plan: string;
  /** Fingerprints of meetings that are over, by id. */
  readonly meetings: Readonly<Record<string, string>>;
  /** Answers to remarks that there have ever been. */
  readonly answers: number;
}

/** What has come since a curator last read; counts alone, so that it may stand in the overview. */
export interface ReviewNews {
  readonly plan: boolean;
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
  meetings: 0,
  answers: 0,
  readAt: null,
  planChanges: null,
  reportWaiting: false,
};

export function newsSince(seen: Seen | null, now: Seen): ReviewNews {
  const known = seen ?? { plan: '', meetings: {}, answers: 0 };
  return {
    plan: now.plan !== known.plan,
    meetings: Object.entries(now.meetings).filter(([id, print]) => known.meetings[id] !== print)
      .length,
    answers: Math.max(0, now.answers - known.answers),
  };
}

export function hasNews({ plan, meetings, answers }: ReviewNews): boolean {
  return plan || meetings > 0 || answers > 0;
}

/**
 * The words and facts of a meeting that is over, in which a curator would see a change. Moods and who
 * ticked what are the pair's own.
 */
export function meetingFacts({ meetings, agreements }: Journal) {
  return meetings
    .filter(({ state }) => state !== 'planned')
    .map((meeting) => {
      const { id, kind, state, heldOn, minutes, topic, agenda, notes, difficulties } = meeting;
      const { startsAt, format, place, missedReason, nextOn, models, present } = meeting;
      const agreed = agreements
        .filter(({ meetingId }) => meetingId === id)
        .map(({ title, responsible, dueOn }) => [title, responsible, dueOn]);
      const facts = { kind, state, heldOn, minutes, topic, agenda, notes, difficulties, agreed };
      return {
        id,
        facts: { ...facts, startsAt, format, place, missedReason, nextOn, models, present },
      };
    });
}
