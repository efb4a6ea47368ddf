import { addDays, type IsoDate, type IsoTime } from './dates.ts';

/**
 * What a pair goes through (docs/domain.md, "States of a pair"). `proposed`: a curator has asked its members;
 * `agreed`: the curator has noted that all agree; `paused`: its members read and do not write for a while.
 */
export const pairStates = ['proposed', 'agreed', 'active', 'paused', 'closed'] as const;
export type PairState = (typeof pairStates)[number];

/** In which the agreement of a pair was given: to the curator in person, or by answers in the app. */
export const agreementWays = ['inPerson', 'app'] as const;
export type AgreementWay = (typeof agreementWays)[number];

/** Whether it has ever begun to work: from then on it has a plan and a journal. */
export function isFormed(state: PairState): boolean {
  return state !== 'proposed' && state !== 'agreed';
}

/** Whether its members are taken: asked, about to begin, at work or having a rest. */
export function isOpen(state: PairState): boolean {
  return state !== 'closed';
}

/** For how many days after a pair began a refusal may still come from a tablet that was without a network. */
const lateAnswerDays = 60;

/** Whether the answers of a pair's members matter: before it begins, and for a while after that. */
export function awaitsAnswers(
  pair: {
    readonly state: PairState;
    readonly proposedOn: IsoDate | null;
    readonly startsOn: IsoDate | null;
  },
  today: IsoDate,
): boolean {
  if (!isFormed(pair.state)) return true;
  if (!isOpen(pair.state) || pair.proposedOn === null) return false;
  return pair.startsOn !== null && pair.startsOn >= addDays(today, -lateAnswerDays);
}

const places: Readonly<Record<PairState, number>> = {
  active: 0,
  proposed: 1,
  agreed: 2,
  paused: 3,
  closed: 4,
};

/** Orders pairs for lists: those at work first, the finished last. */
export function byState(a: { readonly state: PairState }, b: { readonly state: PairState }) {
  return places[a.state] - places[b.state];
}

/** A pair's state where two places tell it: the one that lets its members do less, because either may be late. */
export function strictest(a: PairState, b: PairState): PairState {
  return places[a] > places[b] ? a : b;
}

export const proposalChoices = ['agreed', 'declined'] as const;
export type ProposalChoice = (typeof proposalChoices)[number];

/** What one person has answered to a proposal; only they and curators read it. */
export interface ProposalAnswer {
  readonly choice: ProposalChoice;
  /** Why they declined; may be empty. */
  readonly reason: string;
  readonly at: IsoTime;
}

export type ProposalStanding = 'waiting' | 'agreed' | 'declined';

/** How a proposal stands when its members have given these answers; one refusal ends it. */
export function proposalStanding(
  answers: readonly (ProposalAnswer | undefined)[],
): ProposalStanding {
  if (answers.some((answer) => answer?.choice === 'declined')) return 'declined';
  return answers.every((answer) => answer?.choice === 'agreed') && answers.length > 0
    ? 'agreed'
    : 'waiting';
}
