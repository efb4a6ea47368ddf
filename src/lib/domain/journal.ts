import { localDay, type IsoDate, type IsoTime } from './dates.ts';
import type { Agreement } from './plan.ts';

/** The cycle of meetings inside a pair (docs/domain.md, "The seven stages"). */
export const meetingKinds = ['acquaintance', 'trial', 'planning', 'working', 'final'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStates = ['planned', 'held', 'missed'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingFormats = ['inPerson', 'remote'] as const;
export type MeetingFormat = (typeof meetingFormats)[number];

/** Models of interaction, a ladder from telling to independence (docs/domain.md, same place). */
export const interactionModels = [1, 2, 3, 4, 5] as const;
export type InteractionModel = (typeof interactionModels)[number];

/** How somebody felt, from 1 (bad) to 5 (very good). */
export const faces = [1, 2, 3, 4, 5] as const;
export type Face = (typeof faces)[number];

export const moodMoments = ['before', 'after'] as const;
export type MoodMoment = (typeof moodMoments)[number];

export interface Meeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly heldOn: IsoDate;
  /** `HH:MM`, or empty when not noted. */
  readonly startsAt: string;
  readonly minutes: number | null;
  readonly format: MeetingFormat;
  readonly place: string;
  readonly topic: string;
  readonly agenda: string;
  readonly notes: string;
  readonly difficulties: string;
  readonly models: readonly InteractionModel[];
  readonly present: readonly string[];
  /** Key: `personId`. */
  readonly moods: Readonly<Record<string, Partial<Record<MoodMoment, Face>>>>;
  readonly nextOn: IsoDate | null;
  /** Whether a meeting was planned at this one, also one that was removed since: it says when they meet, not `nextOn`. */
  readonly isFollowed: boolean;
  /** When it was begun in meeting mode, by that tablet's clock; empty for one written down later. */
  readonly startedAt: IsoTime | '';
  /** The day on which it was noted that it took place or did not; `null` while planned, or not known. */
  readonly enteredOn: IsoDate | null;
  /** Why it did not take place. */
  readonly missedReason: string;
  /** The meeting at which this one was planned; empty for any other. */
  readonly follows: string;
  /** Meetings known to have taken place, or not, when this one was planned; empty when an older app planned it. */
  readonly settledBefore: readonly string[];
  /** What was talked about: ids of agenda points and of tasks. */
  readonly talked: readonly string[];
  /** What tasks were called when they were ticked, by id; not of what an older app ticked. */
  readonly taskTitles: Readonly<Record<string, string>>;
  /** Who spoke on whose tablet, when one was passed between several. */
  readonly voices: readonly Voice[];
  readonly createdBy: string;
  readonly createdAt: IsoTime;
}

/** Somebody who wrote on the tablet of somebody else, who is signed in there. */
export interface Voice {
  readonly personId: string;
  readonly tabletOf: string;
}

/** A reflection that its author has shared with the pair. */
export interface SharedReflection {
  readonly id: string;
  readonly authorId: string;
  readonly meetingId: string;
  readonly text: string;
  /** How sure the author feels, 1 to 10; `null` when that was not shared. */
  readonly sure: number | null;
  readonly sharedAt: IsoTime;
}

export interface Journal {
  /** Earliest first. */
  readonly meetings: readonly Meeting[];
  readonly agreements: readonly Agreement[];
}

export function heldMeetings(meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter((meeting) => meeting.state === 'held');
}

/** Whether a past meeting was written down on a later day than its own. */
export function isLateEntry({ state, heldOn, enteredOn }: Meeting): boolean {
  return state !== 'planned' && enteredOn !== null && enteredOn > heldOn;
}

/**
 * The record of a meeting of the same day that somebody else made: two tablets that were apart may have begun one
 * meeting twice. They are not joined, because each has words of its own.
 */
export function secondRecordOf(
  meeting: Meeting,
  meetings: readonly Meeting[],
): Meeting | undefined {
  return heldMeetings(meetings).find(
    ({ heldOn, createdBy }) =>
      meeting.state === 'held' && heldOn === meeting.heldOn && createdBy !== meeting.createdBy,
  );
}

/**
 * Meetings without their twins: two tablets that took the same next date while apart planned it twice.
 * Only a plan in which nobody has written yet gives way, so that no words go out of sight.
 */
export function withoutTwins(meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter((meeting) => {
    if (meeting.follows === '' || isTouched(meeting)) return true;
    return !meetings.some(
      (other) =>
        other.follows === meeting.follows &&
        other.id !== meeting.id &&
        (other.state === 'planned'
          ? other.heldOn === meeting.heldOn && (isTouched(other) || other.id < meeting.id)
          : !isPlannedSince(meeting, other)),
    );
  });
}

/**
 * Whether `meeting` was planned when it was known already that `settled` took place or did not. What older apps
 * planned does not say so: there the days tell, which two tablets' clocks may have wrong.
 */
function isPlannedSince(meeting: Meeting, settled: Meeting): boolean {
  if (meeting.settledBefore.length > 0) return meeting.settledBefore.includes(settled.id);
  return settled.enteredOn !== null && localDay(meeting.createdAt) >= settled.enteredOn;
}

function isTouched({ state, ...meeting }: Meeting): boolean {
  const { topic, agenda, notes, difficulties, startsAt, place } = meeting;
  return state !== 'planned' || topic + agenda + notes + difficulties + startsAt + place !== '';
}

/**
 * The record whose next date is that of a meeting which nobody has planned: the last one. What an earlier record named
 * has come to pass by then, and a meeting that was planned may have been moved, held or removed.
 */
export function namingNext(meetings: readonly Meeting[]): Meeting | undefined {
  const last = meetings.findLast(({ state }) => state !== 'planned');
  return last && !last.isFollowed ? last : undefined;
}

/** The date of the next meeting: the nearest planned one, or what the last record named. */
export function nextMeetingOn(meetings: readonly Meeting[], today: IsoDate): IsoDate | null {
  const planned = meetings.filter(({ state }) => state === 'planned').map(({ heldOn }) => heldOn);
  const named = namingNext(meetings)?.nextOn ?? '';
  return [...planned, named].filter((date) => date >= today).sort()[0] ?? null;
}
