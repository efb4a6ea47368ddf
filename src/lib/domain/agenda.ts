import type { IsoDate } from './dates.ts';
import { heldMeetings, type Journal, type Meeting } from './journal.ts';
import { isOpen, type Agreement, type Plan, type Task } from './plan.ts';

/** What somebody put on the list for the next meeting. */
export interface AgendaPoint {
  readonly id: string;
  readonly title: string;
  /** Who wants to talk about it. */
  readonly personId: string;
}

export type AgendaEntry =
  | { readonly kind: 'agreement' | 'task'; readonly task: Task; readonly talked: boolean }
  | { readonly kind: 'point'; readonly point: AgendaPoint; readonly talked: boolean };

/**
 * The agenda of a meeting, which builds itself: agreements of earlier meetings that are still open, tasks
 * that are due by the day of the meeting, and what either put on the list. What was ticked at this
 * meeting stays, whatever became of it; a point that was talked about at another meeting is through.
 */
export function agendaOf(
  meeting: Meeting,
  plan: Plan,
  journal: Journal,
  points: readonly AgendaPoint[],
): AgendaEntry[] {
  const talked = new Set(meeting.talked);
  const earlier = journal.meetings.slice(0, indexOf(meeting, journal.meetings));
  const agreements = agreementsOf(earlier, journal.agreements, meeting.heldOn);
  const agreedIds = new Set(agreements.map(({ id }) => id));
  const tasks = plan.tasks.filter(
    ({ id, meetingId, dueOn }) =>
      !agreedIds.has(id) && meetingId !== meeting.id && dueOn !== null && dueOn <= meeting.heldOn,
  );
  const stays = (task: Task) => isOpen(task) || talked.has(task.id);
  const entry = (kind: 'agreement' | 'task') => (task: Task) =>
    ({ kind, task, talked: talked.has(task.id) }) as const;
  return [
    ...agreements.filter(stays).map(entry('agreement')),
    ...tasks.filter(stays).map(entry('task')),
    ...pointsAt(meeting, journal.meetings, points).map((point) => ({
      ...{ kind: 'point' as const, point },
      talked: talked.has(point.id),
    })),
  ];
}

/** Points that are not through: no other meeting has talked about them. */
function pointsAt(
  meeting: Meeting,
  meetings: readonly Meeting[],
  points: readonly AgendaPoint[],
): AgendaPoint[] {
  const through = new Set(meetings.flatMap(({ id, talked }) => (id === meeting.id ? [] : talked)));
  const here = new Set(meeting.talked);
  return points.filter(({ id }) => here.has(id) || !through.has(id));
}

/** Points that wait for the next meeting. */
export function waitingPoints(
  meetings: readonly Meeting[],
  points: readonly AgendaPoint[],
): AgendaPoint[] {
  const through = new Set(meetings.flatMap(({ talked }) => talked));
  return points.filter(({ id }) => !through.has(id));
}

/** Agreements of last time, and older ones that would be seen nowhere else: not in the plan. */
function agreementsOf(
  earlier: readonly Meeting[],
  agreements: readonly Agreement[],
  heldOn: IsoDate,
): Agreement[] {
  const last = heldMeetings(earlier).at(-1);
  const known = new Set(earlier.map(({ id }) => id));
  return agreements.filter(
    ({ meetingId, inPlan, dueOn }) =>
      known.has(meetingId) &&
      (meetingId === last?.id || !inPlan || (dueOn !== null && dueOn <= heldOn)),
  );
}

function indexOf(meeting: Meeting, meetings: readonly Meeting[]): number {
  const index = meetings.findIndex(({ id }) => id === meeting.id);
  return index === -1 ? meetings.length : index;
}
