import type { SeenTimes } from './delivery.ts';

/** How many of the others have seen everything; `at`: since when all of those have, in ms by the server's clock. */
export interface SeenSummary {
  readonly seen: number;
  readonly others: number;
  readonly at: number;
}

/** Sums up who of `others` has seen a document; null when nobody has. */
export function summariseSeen(seenBy: SeenTimes, others: readonly string[]): SeenSummary | null {
  const times = others.flatMap((person) => seenBy[person] ?? []);
  if (times.length === 0) return null;
  return { seen: times.length, others: others.length, at: Math.max(...times) };
}
