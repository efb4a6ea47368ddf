/**
 * Sets of Yjs ids, kept as ranges of clocks for each client: which changes a room holds and which of
 * them are deleted. Unlike a state vector they know of gaps and of deletions.
 */
export class ClockRanges {
  /** For each client: start, end, start, end, … ascending, never touching. */
  readonly #ranges = new Map<number, number[]>();

  add(client: number, start: number, length: number): void {
    if (length <= 0) return;
    const bounds = this.#ranges.get(client);
    if (!bounds) {
      this.#ranges.set(client, [start, start + length]);
      return;
    }
    const first = firstEndingAt(bounds, start);
    let [from, to, behind] = [start, start + length, first];
    for (; behind < bounds.length && bounds[behind]! <= to; behind += 2) {
      from = Math.min(from, bounds[behind]!);
      to = Math.max(to, bounds[behind + 1]!);
    }
    bounds.splice(first, behind - first, from, to);
  }

  covers(client: number, start: number, length: number): boolean {
    if (length <= 0) return true;
    const bounds = this.#ranges.get(client);
    if (!bounds) return false;
    const at = firstEndingAt(bounds, start + length);
    return at < bounds.length && bounds[at]! <= start;
  }

  /** How far each client's changes are held without a gap, as a Yjs state vector counts. */
  withoutGaps(): Map<number, number> {
    const ends = new Map<number, number>();
    for (const [client, bounds] of this.#ranges) if (bounds[0] === 0) ends.set(client, bounds[1]!);
    return ends;
  }
}

/** Index of the first range whose end is not before `clock`; binary search. */
function firstEndingAt(bounds: readonly number[], clock: number): number {
  let [low, high] = [0, bounds.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle * 2 + 1]! < clock) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
