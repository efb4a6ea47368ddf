import type { IsoTime } from './dates.ts';

/** What a curator says about a pair's work; the words are the curator's, the pair answers. */
export interface Remark {
  readonly id: string;
  /** What it is about (remark-anchor.ts). */
  readonly anchor: string;
  readonly text: string;
  /** The curator asks for clarification and waits for an answer. */
  readonly asks: boolean;
  readonly authorId: string;
  readonly createdAt: IsoTime;
  /** Empty while the remark is open. */
  readonly resolvedAt: string;
  /** How many answers were there when it was resolved. */
  readonly resolvedAfter: number;
}

/** A curator's further words under a remark. */
export interface RemarkReply {
  readonly id: string;
  readonly remarkId: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: IsoTime;
  /** How many answers were there when it was written. */
  readonly after: number;
}

/** What a member of the pair answers. */
export interface RemarkAnswer {
  readonly id: string;
  readonly remarkId: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: IsoTime;
}

/**
 * `waiting`: the pair is asked for an answer. `answered`: the pair had the last word, the curator's turn.
 * `open`: nothing is asked, it stands. `resolved`: done with, until somebody answers again.
 */
export const remarkStates = ['waiting', 'answered', 'open', 'resolved'] as const;
export type RemarkState = (typeof remarkStates)[number];

export interface RemarkThread {
  readonly remark: Remark;
  /** Earliest first. */
  readonly words: readonly (
    ({ readonly by: 'curator' } & RemarkReply) | ({ readonly by: 'pair' } & RemarkAnswer)
  )[];
  readonly state: RemarkState;
}

export interface RemarkSources {
  readonly remarks: readonly Remark[];
  readonly replies: readonly RemarkReply[];
  readonly answers: readonly RemarkAnswer[];
  /** How many answers each remark has ever had, by its id, those that were taken back too. */
  readonly answersEver: ReadonlyMap<string, number>;
}

/**
 * Remarks with what was said under them. Whose turn it is follows from how many answers the curator had
 * seen, not from the clocks of tablets.
 */
export function threadsOf({ remarks, replies, answers, answersEver }: RemarkSources) {
  return remarks.map((remark): RemarkThread => {
    const theirs = replies.filter(({ remarkId }) => remarkId === remark.id);
    const ours = answers.filter(({ remarkId }) => remarkId === remark.id);
    const words = [
      ...theirs.map((reply) => ({ by: 'curator' as const, ...reply })),
      ...ours.map((answer) => ({ by: 'pair' as const, ...answer })),
    ].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    const ever = answersEver.get(remark.id) ?? 0;
    return { remark, words, state: stateOf(remark, theirs, ours.length, ever) };
  });
}

function stateOf(
  remark: Remark,
  replies: readonly RemarkReply[],
  answers: number,
  ever: number,
): RemarkState {
  const resolved = remark.resolvedAt !== '';
  const seen = Math.max(
    resolved ? remark.resolvedAfter : 0,
    ...replies.map((reply) => Math.min(reply.after, ever)),
  );
  if (answers > 0 && ever > seen) return 'answered';
  if (resolved) return 'resolved';
  // A reply that the pair has not answered asks again.
  return remark.asks ? 'waiting' : 'open';
}

/** The threads that ask something of the pair, then those that were answered, then the rest. */
export function orderedThreads(threads: readonly RemarkThread[]): RemarkThread[] {
  const place = ({ state }: RemarkThread) => remarkStates.indexOf(state);
  return threads.toReversed().sort((a, b) => place(a) - place(b));
}
