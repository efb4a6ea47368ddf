/** Below this load, in writes a millisecond, nobody waits for company. */
const calm = 1;
const longestMs = 20;
/** How much longer commits are apart for each write a millisecond. */
const msPerLoad = 0.7;

/**
 * How long a commit waits for more to join. Under little load not at all; the more load, the longer. A
 * commit costs about as much processor time as twenty updates, and updates of a room that were
 * committed together leave in one write to each socket.
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
    if (this.#perMs < calm) return 0;
    return Math.max(0, this.#lastAt + Math.min(longestMs, this.#perMs * msPerLoad) - now);
  }
}
