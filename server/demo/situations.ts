/** How a pair is doing by the day on which the demonstration is looked at. */
export interface Situation {
  /** Days since the last meeting, from and to. */
  readonly lastMeetingAgo: readonly [number, number];
  /** Days since its tablets delivered; they never delivered before the last meeting was written down. */
  readonly deliveredAgo: readonly [number, number];
  readonly mostMeetings: number;
  readonly planAccepted: boolean;
  /** Whether the next meeting is ahead; otherwise the day that was set has passed unused. */
  readonly goesOn: boolean;
  /** Whether its last meeting was the final one, after which the mentor has handed the report in. */
  readonly ends: boolean;
  /** Whether the curator has accepted that report and closed the pair. */
  readonly closed: boolean;
  /** Share of tasks and promises that are kept in time. */
  readonly diligence: number;
}

const healthy: Situation = {
  lastMeetingAgo: [2, 6],
  deliveredAgo: [1, 3],
  mostMeetings: 99,
  planAccepted: true,
  goesOn: true,
  ends: false,
  closed: false,
  diligence: 1,
};

export const situations = {
  healthy,
  /** Meets as it should, but hardly anything of the plan gets done. */
  behind: { ...healthy, lastMeetingAgo: [4, 8], diligence: 0.2 },
  /** The tablets sync, the meetings have stopped. */
  quiet: { ...healthy, lastMeetingAgo: [37, 41], goesOn: false, diligence: 0.8 },
  /** Nobody knows: the tablets have not been near a network for weeks. */
  silent: { ...healthy, lastMeetingAgo: [25, 29], deliveredAgo: [23, 24], goesOn: false },
  /** Has only just met for the first time. */
  newlyFormed: { ...healthy, lastMeetingAgo: [3, 6], mostMeetings: 1, planAccepted: false },
  /** Has drawn up a plan that the curator has not read yet. */
  unaccepted: { ...healthy, mostMeetings: 4, planAccepted: false },
  /** Has held its final meeting; the report waits for the curator. */
  ending: { ...healthy, lastMeetingAgo: [4, 8], goesOn: false, ends: true },
  closed: {
    ...healthy,
    lastMeetingAgo: [9, 15],
    deliveredAgo: [6, 8],
    goesOn: false,
    ends: true,
    closed: true,
  },
} as const satisfies Record<string, Situation>;
export type SituationName = keyof typeof situations;

/** A large school has its share of each; the first is the commonest. */
export const shares: readonly SituationName[] = [
  ...Array.from({ length: 12 }, () => 'healthy' as const),
  'behind',
  'quiet',
  'silent',
  'newlyFormed',
  'unaccepted',
  'unaccepted',
  'ending',
  'closed',
  'closed',
];
