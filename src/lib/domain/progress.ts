import { daysBetween, localIsoDate, type IsoDate, type IsoTime } from './dates.ts';
import type { Form, PairPart, RoleModel } from './forms.ts';
import { heldMeetings, nextMeetingOn, type Journal } from './journal.ts';
import { countByStatus, isOpen, type Plan, type TaskStatus } from './plan.ts';
import type { PairState } from './pair-state.ts';
import { hasNews, nothingReviewed, type ReviewDigest } from './review.ts';

/** A member as the overview names them, with when their tablet last delivered (server's time). */
export interface DigestMember {
  readonly personId: string;
  readonly name: string;
  readonly part: PairPart;
  readonly lastSyncAt: IsoTime | null;
}

/** What the overview shows of one pair. Holds counts, names and dates; none of the pair's text. */
export interface PairDigest {
  readonly pairId: string;
  readonly form: Form;
  readonly roleModel: RoleModel | null;
  readonly state: PairState;
  readonly startsOn: IsoDate | null;
  readonly members: readonly DigestMember[];
  /** Mentors before the present one, with the day on which the next began; absent when there were none. */
  readonly earlierMentors?: readonly { readonly name: string; readonly until: IsoDate }[];
  readonly goals: number;
  readonly tasks: Readonly<Record<TaskStatus, number>>;
  /** Due dates of open tasks, ascending, so that a reader can tell what is overdue today. */
  readonly openDueDates: readonly IsoDate[];
  readonly meetingsHeld: number;
  readonly minutesHeld: number;
  readonly lastMeetingOn: IsoDate | null;
  readonly nextMeetingOn: IsoDate | null;
  /** Held meetings by month, `YYYY-MM` to count. */
  readonly meetingsByMonth: Readonly<Record<string, number>>;
  readonly planAcceptedAt: IsoTime | null;
  /** How far the curators are with reading it. */
  readonly review: ReviewDigest;
}

/** What the digest takes from the roster, the supervision and the deliveries. */
export type PairHead = Pick<
  PairDigest,
  'pairId' | 'form' | 'roleModel' | 'state' | 'startsOn' | 'members' | 'planAcceptedAt'
> &
  Partial<Pick<PairDigest, 'review' | 'earlierMentors'>>;

/** Sums one pair up; the relay and the tablet use the same function. */
export function digestPair(
  head: PairHead,
  plan: Plan,
  journal: Journal,
  today: IsoDate,
): PairDigest {
  const held = heldMeetings(journal.meetings);
  const meetingsByMonth: Record<string, number> = {};
  for (const { heldOn } of held) {
    const month = heldOn.slice(0, 7);
    meetingsByMonth[month] = (meetingsByMonth[month] ?? 0) + 1;
  }
  return {
    ...head,
    review: head.review ?? nothingReviewed,
    goals: plan.goals.length,
    tasks: countByStatus(plan.tasks),
    openDueDates: plan.tasks
      .flatMap((task) => (isOpen(task) && task.dueOn ? [task.dueOn] : []))
      .sort(),
    meetingsHeld: held.length,
    minutesHeld: held.reduce((sum, meeting) => sum + (meeting.minutes ?? 0), 0),
    lastMeetingOn:
      held
        .map((meeting) => meeting.heldOn)
        .sort()
        .at(-1) ?? null,
    nextMeetingOn: nextMeetingOn(journal.meetings, today),
    meetingsByMonth,
  };
}

/**
 * How the curator's acceptance of a plan stands. `changed`: what was accepted is not what the plan says
 * now. `unfixed`: accepted before versions were kept, so nobody can tell.
 */
export type PlanStanding = 'none' | 'waiting' | 'accepted' | 'changed' | 'unfixed';

export function planStanding(digest: PairDigest): PlanStanding {
  if (digest.planAcceptedAt === null) return digest.goals === 0 ? 'none' : 'waiting';
  const { planChanges } = digest.review;
  if (planChanges === null) return 'unfixed';
  return planChanges > 0 ? 'changed' : 'accepted';
}

/** What waits for a curator to read or decide; a closed pair may still have its report waiting. */
export function needsReview(digest: PairDigest): boolean {
  if (digest.review.reportWaiting) return true;
  if (digest.state === 'closed') return false;
  return hasNews(digest.review) || ['waiting', 'changed'].includes(planStanding(digest));
}

/** Days after which a pair that does not meet, or a tablet that does not deliver, asks for attention. */
export const attentionAfterDays = { noMeeting: 21, notSynced: 14 } as const;

export const attentionReasons = [
  'notSynced',
  'tabletSilent',
  'noMeeting',
  'overdueTasks',
  'noPlan',
  'planToAccept',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

export function overdueCount(digest: PairDigest, today: IsoDate): number {
  return digest.openDueDates.filter((dueOn) => dueOn < today).length;
}

export function daysSinceLastMeeting(digest: PairDigest, today: IsoDate): number | null {
  return digest.lastMeetingOn === null ? null : daysBetween(digest.lastMeetingOn, today);
}

/** When any of the pair's tablets last delivered; `null` when none ever did. */
export function lastSyncOfPair(digest: PairDigest): IsoTime | null {
  return (
    digest.members
      .flatMap((member) => (member.lastSyncAt ? [member.lastSyncAt] : []))
      .sort()
      .at(-1) ?? null
  );
}

/** The day, on this device's calendar, on which a member's tablet last delivered; `null` when it never did. */
export function lastSyncDay({ lastSyncAt }: DigestMember): IsoDate | null {
  return lastSyncAt === null ? null : localIsoDate(new Date(lastSyncAt));
}

/**
 * Whether the tablet of a member has delivered and is silent since. A tablet that never delivered is not:
 * two people may share one.
 */
export function isSilent(member: DigestMember, today: IsoDate): boolean {
  const day = lastSyncDay(member);
  return day !== null && daysBetween(day, today) > attentionAfterDays.notSynced;
}

/** Whether no meeting is known of for too long. Only where no tablet is silent does that mean that there was none. */
export function isQuiet({ lastMeetingOn, startsOn }: PairDigest, today: IsoDate): boolean {
  const since = lastMeetingOn ?? startsOn ?? today;
  return daysBetween(since, today) > attentionAfterDays.noMeeting;
}

/**
 * Why a curator should look at a pair, the most pressing first. A pair whose tablets are silent is
 * `notSynced`, one of which some are is `tabletSilent`, and neither is `noMeeting`: meetings may lie on a
 * tablet that has not delivered yet (docs/domain.md, "Monitoring").
 */
export function attentionFor(digest: PairDigest, today: IsoDate): AttentionReason[] {
  if (digest.state !== 'active') return [];
  const reasons: AttentionReason[] = [];
  const lastSync = lastSyncOfPair(digest);
  const lastDay = lastSync === null ? digest.startsOn : localIsoDate(new Date(lastSync));
  const silentDays = daysBetween(lastDay ?? today, today);
  if (silentDays > attentionAfterDays.notSynced) reasons.push('notSynced');
  else if (digest.members.some((member) => isSilent(member, today))) reasons.push('tabletSilent');
  else if (isQuiet(digest, today)) reasons.push('noMeeting');
  if (overdueCount(digest, today) > 0) reasons.push('overdueTasks');
  if (digest.goals === 0) reasons.push('noPlan');
  else if (digest.planAcceptedAt === null) reasons.push('planToAccept');
  return reasons;
}

export interface ProgrammeTotals {
  /** The paused among them. */
  readonly activePairs: number;
  readonly closedPairs: number;
  readonly meetingsHeld: number;
  readonly minutesHeld: number;
  readonly tasks: Readonly<Record<TaskStatus, number>>;
  /** Accepted, and not changed since. */
  readonly plansAccepted: number;
  readonly plansChanged: number;
  readonly meetingsByMonth: Readonly<Record<string, number>>;
}

export function totalsOf(digests: readonly PairDigest[]): ProgrammeTotals {
  const tasks = { notStarted: 0, inProgress: 0, done: 0, postponed: 0, dropped: 0 };
  const meetingsByMonth: Record<string, number> = {};
  for (const digest of digests) {
    for (const status of Object.keys(tasks) as TaskStatus[]) tasks[status] += digest.tasks[status];
    for (const [month, count] of Object.entries(digest.meetingsByMonth)) {
      meetingsByMonth[month] = (meetingsByMonth[month] ?? 0) + count;
    }
  }
  const count = (standing: PlanStanding) =>
    digests.filter((digest) => planStanding(digest) === standing).length;
  return {
    activePairs: digests.filter((digest) => digest.state !== 'closed').length,
    closedPairs: digests.filter((digest) => digest.state === 'closed').length,
    meetingsHeld: digests.reduce((sum, digest) => sum + digest.meetingsHeld, 0),
    minutesHeld: digests.reduce((sum, digest) => sum + digest.minutesHeld, 0),
    tasks,
    plansAccepted: count('accepted') + count('unfixed'),
    plansChanged: count('changed'),
    meetingsByMonth,
  };
}
