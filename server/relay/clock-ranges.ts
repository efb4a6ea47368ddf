interface Range {
  readonly start: number;
  /** The first clock behind the range. */
  readonly end: number;
}

/**
 * Sets of Yjs ids, kept as ranges of clocks for each client: which changes a room holds and which of
 * them are deleted. Unlike a state vector they know of gaps and of deletions.
 */
export class ClockRanges {
  /** For each client ascending, never touching each other. */
  readonly #ranges = new Map<number, Range[]>();

  add(client: number, start: number, length: number): void {
    if (length <= 0) return;
    const ranges = this.#ranges.get(client) ?? [];
    this.#ranges.set(client, ranges);
    const first = firstEndingAt(ranges, start);
    let whole: Range = { start, end: start + length };
    let behind = first;
    for (let next = ranges[behind]; next && next.start <= whole.end; next = ranges[behind]) {
      whole = { start: Math.min(whole.start, next.start), end: Math.max(whole.end, next.end) };
      behind += 1;
    }
    ranges.splice(first, behind - first, whole);
  }

  covers(client: number, start: number, length: number): boolean {
    if (length <= 0) return true;
    const ranges = this.#ranges.get(client) ?? [];
    const range = ranges[firstEndingAt(ranges, start + length)];
    return range !== undefined && range.start <= start;
  }

  /** How far each client's changes are held without a gap, as a Yjs state vector counts. */
  withoutGaps(): Map<number, number> {
    const ends = new Map<number, number>();
    for (const [client, [first]] of this.#ranges)
      if (first?.start === 0) ends.set(client, first.end);
    return ends;
  }
}

/** Index of the first range whose end is not before `clock`; binary search. */
function firstEndingAt(ranges: readonly Range[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.end < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
