/** Below this load, in writes a millisecond, nobody waits for company. */
const calm = 8;
/** From this load on commits are as far apart as they get. */
const busy = 35;
const longestMs = 20;

/**
 * How long a commit waits for more to join. Under little load not at all. Under much load a commit
 * every few milliseconds lets many updates of a room leave in one write to each socket, and system
 * calls are what a relay spends its time on.
 */
export class CommitPace {
  #lastAt = 0;
  #perMs = 0;

  /** To be called when a commit of `writes` begins. */
  began(now: number, writes: number): void {
    const sinceLast = Math.max(0.5, now - this.#lastAt);
    // Half of what was before: a burst that lasts is seen within a few commits.
    this.#perMs = (this.#perMs + writes / sinceLast) / 2;
    this.#lastAt = now;
  }

  /** How long from `now` the next commit should wait. */
  waitMs(now: number): number {
    const share = Math.min(1, Math.max(0, (this.#perMs - calm) / (busy - calm)));
    return Math.max(0, this.#lastAt + share * longestMs - now);
  }
}
