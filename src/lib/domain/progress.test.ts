import { describe, expect, it } from 'vitest';

import type { Meeting } from './journal.ts';
import type { Task } from './plan.ts';
import { nothingReviewed, type ReviewDigest } from './review.ts';
import {
  attentionFor,
  daysSinceLastMeeting,
  digestPair,
  lastSyncOfPair,
  needsReview,
  overdueCount,
  planStanding,
  totalsOf,
  type PairDigest,
  type PairHead,
} from './progress.ts';

const today = '2026-11-20';

const head: PairHead = {
  pairId: 'pair',
  form: 'studentStudent',
  roleModel: null,
  state: 'active',
  startsOn: '2026-09-01',
  members: [],
  planAcceptedAt: null,
};
const emptyPlan = { goals: [], tasks: [] };
const emptyJournal = { meetings: [], agreements: [] };

const digest = (changes: Partial<PairDigest>): PairDigest => ({
  ...digestPair(head, emptyPlan, emptyJournal, today),
  goals: 1,
  planAcceptedAt: '2026-09-10T08:00:00.000Z',
  lastMeetingOn: '2026-11-15',
  members: [member('2026-11-19T10:00:00.000Z'), member(null)],
  ...changes,
});

const member = (lastSyncAt: string | null) => ({
  personId: 'p',
  name: 'Имя',
  part: 'mentor' as const,
  lastSyncAt,
});

const held = (heldOn: string, minutes: number | null) =>
  ({ state: 'held', heldOn, minutes, nextOn: null }) as Meeting;
const task = (status: Task['status'], dueOn: string | null) => ({ status, dueOn }) as Task;

it('sums a pair up: meetings by month, minutes, due dates of what is open', () => {
  const journal = {
    meetings: [
      held('2026-10-30', 40),
      held('2026-10-02', null),
      held('2026-11-03', 45),
      { ...held('2026-12-01', 60), state: 'planned' } as Meeting,
    ],
    agreements: [],
  };
  const tasks = [
    task('notStarted', '2026-12-05'),
    task('inProgress', '2026-10-05'),
    task('done', '2026-10-01'),
    task('notStarted', null),
  ];
  expect(digestPair(head, { goals: [], tasks }, journal, today)).toEqual({
    ...head,
    review: nothingReviewed,
    goals: 0,
    tasks: { notStarted: 2, inProgress: 1, done: 1, postponed: 0, dropped: 0 },
    openDueDates: ['2026-10-05', '2026-12-05'],
    meetingsHeld: 3,
    minutesHeld: 85,
    lastMeetingOn: '2026-11-03',
    nextMeetingOn: '2026-12-01',
    meetingsByMonth: { '2026-10': 2, '2026-11': 1 },
  });
});

it('sums up a pair that has done nothing yet', () => {
  const nothing = digestPair(head, emptyPlan, emptyJournal, today);
  expect(nothing).toMatchObject({ meetingsHeld: 0, lastMeetingOn: null, nextMeetingOn: null });
  expect(daysSinceLastMeeting(nothing, today)).toBeNull();
  expect(lastSyncOfPair(nothing)).toBeNull();
});

it('counts what is overdue by the day on which it is read', () => {
  const late = digest({ openDueDates: ['2026-11-18', '2026-11-19', '2026-11-20'] });
  expect(overdueCount(late, today)).toBe(2);
  expect(overdueCount(late, '2026-11-21')).toBe(3);
});

describe('who asks for the curator’s attention', () => {
  const reasons = (changes: Partial<PairDigest>) => attentionFor(digest(changes), today);

  it('is nobody while all goes well, and never a closed pair', () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ state: 'closed', goals: 0, lastMeetingOn: null, members: [] })).toEqual([]);
  });

  it('is a pair that does not meet though its tablets deliver', () => {
    expect(reasons({ lastMeetingOn: '2026-10-30' })).toEqual([]);
    expect(reasons({ lastMeetingOn: '2026-10-29' })).toEqual(['noMeeting']);
    expect(reasons({ lastMeetingOn: null })).toEqual(['noMeeting']);
  });

  it('is a pair whose tablets are silent; of its meetings nobody can tell', () => {
    const members = [member('2026-11-05T10:00:00.000Z')];
    expect(reasons({ members, lastMeetingOn: null })).toEqual(['notSynced']);
    expect(reasons({ members: [member('2026-11-06T10:00:00.000Z')] })).toEqual([]);
    expect(reasons({ members: [], lastMeetingOn: null })).toEqual(['notSynced']);
  });

  it('is a pair of which one tablet is silent, whose meetings may lie there', () => {
    const [mentor, mentee] = [
      member('2026-11-19T10:00:00.000Z'),
      member('2026-11-05T10:00:00.000Z'),
    ];
    expect(reasons({ members: [mentor, mentee] })).toEqual(['tabletSilent']);
    expect(reasons({ members: [mentee, mentor], lastMeetingOn: null })).toEqual(['tabletSilent']);
    expect(reasons({ members: [mentee, mentee] })).toEqual(['notSynced']);
    expect(reasons({ members: [mentor, member('2026-11-06T10:00:00.000Z')] })).toEqual([]);
  });

  it('is not a pair of which one never had a tablet: the two may share one', () => {
    expect(reasons({ members: [member('2026-11-19T10:00:00.000Z'), member(null)] })).toEqual([]);
  });

  it('is not yet a pair that has only just been formed', () => {
    const fresh = { startsOn: '2026-11-18', members: [], lastMeetingOn: null };
    expect(reasons(fresh)).toEqual([]);
    expect(reasons({ ...fresh, startsOn: null })).toEqual([]);
  });

  it('is a pair with overdue tasks, without a plan, or with one that waits for acceptance', () => {
    expect(reasons({ openDueDates: ['2026-11-01'] })).toEqual(['overdueTasks']);
    expect(reasons({ goals: 0, planAcceptedAt: null })).toEqual(['noPlan']);
    expect(reasons({ planAcceptedAt: null })).toEqual(['planToAccept']);
  });

  it('is told with the most pressing reason first', () => {
    expect(
      reasons({ lastMeetingOn: null, openDueDates: ['2026-11-01'], planAcceptedAt: null }),
    ).toEqual(['noMeeting', 'overdueTasks', 'planToAccept']);
  });
});

it('adds the programme up from the digests of its pairs', () => {
  const tasks = { notStarted: 1, inProgress: 0, done: 2, postponed: 0, dropped: 1 };
  const one = digest({
    tasks,
    meetingsHeld: 2,
    minutesHeld: 80,
    meetingsByMonth: { '2026-10': 2 },
  });
  const two = digest({
    state: 'closed',
    planAcceptedAt: null,
    tasks,
    meetingsHeld: 1,
    minutesHeld: 30,
    meetingsByMonth: { '2026-10': 1, '2026-11': 0 },
  });
  expect(totalsOf([one, two])).toEqual({
    activePairs: 1,
    closedPairs: 1,
    meetingsHeld: 3,
    minutesHeld: 110,
    tasks: { notStarted: 2, inProgress: 0, done: 4, postponed: 0, dropped: 2 },
    plansAccepted: 1,
    plansChanged: 0,
    meetingsByMonth: { '2026-10': 3, '2026-11': 0 },
  });
});

describe('the curator’s reading', () => {
  const reviewed = (review: Partial<ReviewDigest>, more: Partial<PairDigest> = {}) =>
    digest({ review: { ...nothingReviewed, planChanges: 0, ...review }, ...more });

  it('never calls a plan accepted that has changed since', () => {
    expect(planStanding(reviewed({}))).toBe('accepted');
    expect(planStanding(reviewed({ planChanges: 2 }))).toBe('changed');
    expect(planStanding(reviewed({ planChanges: null }))).toBe('unfixed');
    expect(planStanding(reviewed({}, { planAcceptedAt: null }))).toBe('waiting');
    expect(planStanding(reviewed({}, { planAcceptedAt: null, goals: 0 }))).toBe('none');
    const totals = totalsOf([reviewed({}), reviewed({ planChanges: 1 })]);
    expect(totals).toMatchObject({ plansAccepted: 1, plansChanged: 1 });
  });

  it('is asked for when something is new or waits for a decision, and not else', () => {
    expect(needsReview(reviewed({}))).toBe(false);
    for (const news of [
      { meetings: 1 },
      { answers: 2 },
      { plan: true },
      { work: true },
      { planChanges: 1 },
    ]) {
      expect(needsReview(reviewed(news)), JSON.stringify(news)).toBe(true);
    }
    expect(needsReview(reviewed({}, { planAcceptedAt: null }))).toBe(true);
  });

  it('of a closed pair is asked for by a waiting report alone', () => {
    expect(needsReview(reviewed({ meetings: 3 }, { state: 'closed' }))).toBe(false);
    expect(needsReview(reviewed({ reportWaiting: true }, { state: 'closed' }))).toBe(true);
  });
});
