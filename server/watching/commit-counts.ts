import type { CommitReport } from '#server/storage/commit-queue.ts';

/** Upper bounds of the histogram of commit times, in seconds. */
const boundsSeconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];

/** How committing went since the start. */
export class CommitCounts {
  commits = 0;
  failures = 0;
  writes = 0;
  seconds = 0;
  /** Whether the last commit failed. */
  failing = false;
  readonly #buckets = boundsSeconds.map((bound) => ({ bound, count: 0 }));

  add({ updates, tookMs, failure }: CommitReport): void {
    this.failing = failure !== undefined;
    if (this.failing) {
      this.failures += 1;
      return;
    }
    this.commits += 1;
    this.writes += updates;
    this.seconds += tookMs / 1_000;
    for (const bucket of this.#buckets) if (tookMs / 1_000 <= bucket.bound) bucket.count += 1;
  }

  get buckets(): readonly { readonly bound: number; readonly count: number }[] {
    return this.#buckets;
  }
}
