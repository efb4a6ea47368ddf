import { canonicalJson, type Json } from './canonical-json.ts';
import type { PairPart } from './forms.ts';
import { heldMeetings, meetingKinds, type Journal, type MeetingKind } from './journal.ts';
import { completion, countByStatus, type Plan, type TaskStatus } from './plan.ts';
import { openedRating, type RatingMoment, type SharedRating } from './ratings.ts';

/** The mentor's report: what can be counted is counted, the mentor adds the words. */

export const reportFields = ['worked', 'difficulties', 'proposals'] as const;
export type ReportField = (typeof reportFields)[number];
export type ReportWords = Readonly<Record<ReportField, string>>;

/** How far a mentee was with a goal at entry and at exit, from 1 to 10, the mean of both sides' ratings. */
export interface GapReport {
  readonly goalId: string;
  readonly title: string;
  readonly menteeId: string;
  readonly entry: number | null;
  readonly exit: number | null;
}

export interface ReportFigures {
  readonly meetingsHeld: number;
  readonly meetingsMissed: number;
  readonly minutes: number;
  readonly byKind: Readonly<Partial<Record<MeetingKind, number>>>;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly tasks: Readonly<Record<TaskStatus, number>>;
  readonly done: number;
  readonly counted: number;
  readonly gaps: readonly GapReport[];
}

export interface Report {
  readonly figures: ReportFigures;
  readonly words: ReportWords;
}

export interface ReportSources {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly ratings: readonly SharedRating[];
  readonly people: readonly { readonly personId: string; readonly part: PairPart }[];
}

export function composeFigures({ plan, journal, ratings, people }: ReportSources): ReportFigures {
  const held = heldMeetings(journal.meetings);
  const { done, of } = completion(plan.tasks);
  const mentees = people.filter(({ part }) => part === 'mentee').map(({ personId }) => personId);
  return {
    meetingsHeld: held.length,
    meetingsMissed: journal.meetings.filter(({ state }) => state === 'missed').length,
    minutes: held.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    byKind: Object.fromEntries(
      meetingKinds
        .map((kind) => [kind, held.filter((meeting) => meeting.kind === kind).length] as const)
        .filter(([, count]) => count > 0),
    ),
    firstOn: held[0]?.heldOn ?? '',
    lastOn: held.at(-1)?.heldOn ?? '',
    tasks: countByStatus(plan.tasks),
    done,
    counted: of,
    gaps: plan.goals.flatMap(({ id, title, menteeId }) =>
      (menteeId ? [menteeId] : mentees).map((personId) => {
        const at = (moment: RatingMoment) =>
          meanOf({ goalId: id, moment, menteeId: personId }, ratings);
        return { goalId: id, title, menteeId: personId, entry: at('entry'), exit: at('exit') };
      }),
    ),
  };
}

function meanOf(
  subject: Parameters<typeof openedRating>[0],
  ratings: readonly SharedRating[],
): number | null {
  const opened = openedRating(subject, ratings);
  return opened && (opened.mentor + opened.mentee) / 2;
}

/** A gap that was measured twice and got smaller: the mentee is further than at entry. */
export function isCloser({ entry, exit }: GapReport): boolean {
  return entry !== null && exit !== null && exit > entry;
}

/** The report as one text in one spelling, for handing in and for telling what has changed since. */
export function writeReport(report: Report): string {
  return canonicalJson(report as unknown as Json);
}

/** `undefined` for what is no report. */
export function parseReport(text: string): Report | undefined {
  try {
    const read = JSON.parse(text) as Partial<Report> | null;
    if (typeof read?.figures !== 'object' || typeof read.words !== 'object') return undefined;
    return read.figures.gaps ? { figures: read.figures, words: read.words } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `draft`: nobody handed it in. `handedIn`: waits for the curator. `changed`: the mentor wrote on after
 * handing in. `accepted`: the curator accepted what was last handed in.
 */
export type ReportState = 'draft' | 'handedIn' | 'changed' | 'accepted';

export function reportState(
  now: string,
  handedIn: string | undefined,
  accepted: string | undefined,
): ReportState {
  if (handedIn === undefined) return 'draft';
  if (handedIn === accepted) return 'accepted';
  return handedIn === now ? 'handedIn' : 'changed';
}
