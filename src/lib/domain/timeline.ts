import type { IsoDate } from './dates.ts';
import type { Meeting } from './journal.ts';
import { isOpen, type Agreement } from './plan.ts';

/** The journal as a timeline: what came of each meeting, and its months. */

export type MoodShift = 'better' | 'same' | 'worse';

export interface MeetingOutcome {
  readonly done: number;
  /** Agreements that still ask for work; postponed and dropped ones are in neither number. */
  readonly open: number;
  /** How the mood of all who were there changed; `null` until each of them has noted both ends. */
  readonly mood: MoodShift | null;
}

export function meetingOutcome(meeting: Meeting, agreements: readonly Agreement[]): MeetingOutcome {
  const agreed = agreements.filter(({ meetingId }) => meetingId === meeting.id);
  return {
    done: agreed.filter(({ status }) => status === 'done').length,
    open: agreed.filter(isOpen).length,
    mood: moodShift(meeting),
  };
}

/** One word for all together: nobody's own faces can be told from it before they chose. */
function moodShift({ present, moods }: Meeting): MoodShift | null {
  let sum = 0;
  for (const personId of present) {
    const { before, after } = moods[personId] ?? {};
    if (!before || !after) return null;
    sum += after - before;
  }
  if (present.length === 0) return null;
  return sum > 0 ? 'better' : sum < 0 ? 'worse' : 'same';
}

export interface TimelineSection {
  /** `YYYY-MM`; `ahead` for what is planned from today on. */
  readonly month: string;
  readonly meetings: readonly Meeting[];
}

/** The latest first. What lies ahead stands above the months, the nearest first. */
export function timelineSections(meetings: readonly Meeting[], today: IsoDate): TimelineSection[] {
  const isAhead = ({ state, heldOn }: Meeting) => state === 'planned' && heldOn >= today;
  const months = new Map<string, Meeting[]>();
  for (const meeting of meetings.filter((known) => !isAhead(known)).toReversed()) {
    const month = meeting.heldOn.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), meeting]);
  }
  const ahead = meetings.filter(isAhead);
  return [
    ...(ahead.length > 0 ? [{ month: 'ahead', meetings: ahead }] : []),
    ...[...months].map(([month, list]) => ({ month, meetings: list })),
  ];
}
