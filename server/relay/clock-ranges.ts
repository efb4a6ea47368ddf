import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

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

  static decode(decoder: decoding.Decoder): ClockRanges {
    const result = new ClockRanges();
    for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
      const client = decoding.readVarUint(decoder);
      const ranges: Range[] = [];
      let at = 0;
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const start = at + decoding.readVarUint(decoder);
        at = start + decoding.readVarUint(decoder);
        ranges.push({ start, end: at });
      }
      result.#ranges.set(client, ranges);
    }
    return result;
  }

  /** Each number as its distance from the one before: most take one byte. */
  encode(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.#ranges.size);
    for (const [client, ranges] of this.#ranges) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      let at = 0;
      for (const { start, end } of ranges) {
        encoding.writeVarUint(encoder, start - at);
        encoding.writeVarUint(encoder, end - start);
        at = end;
      }
    }
  }

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  add(client: number, start: number, length: number): void {
    if (length <= 0) return;
    const ranges = this.#ranges.get(client);
    if (!ranges) {
      this.#ranges.set(client, [{ start, end: start + length }]);
      return;
    }
    const first = firstEndingAt(ranges, start);
    let whole: Range = { start, end: start + length };
    let behind = first;
    for (let next = ranges[behind]; next && next.start <= whole.end; next = ranges[behind]) {
      whole = { start: Math.min(whole.start, next.start), end: Math.max(whole.end, next.end) };
      behind += 1;
    }
    if (behind === first + 1) ranges[first] = whole;
    else ranges.splice(first, behind - first, whole);
  }

  addAll(other: ClockRanges): void {
    for (const [client, ranges] of other.#ranges) {
      for (const { start, end } of ranges) this.add(client, start, end - start);
    }
  }

  covers(client: number, start: number, length: number): boolean {
    if (length <= 0) return true;
    const ranges = this.#ranges.get(client);
    if (!ranges) return false;
    const range = ranges[firstEndingAt(ranges, start + length)];
    return range !== undefined && range.start <= start;
  }

  /** The parts of a range that are not here, ascending. */
  missing(client: number, start: number, length: number): { start: number; length: number }[] {
    const parts: { start: number; length: number }[] = [];
    const end = start + length;
    const ranges = this.#ranges.get(client) ?? [];
    let at = start;
    for (let index = firstEndingAt(ranges, start); at < end; index += 1) {
      const next = ranges[index];
      const until = Math.min(end, next?.start ?? end);
      if (until > at) parts.push({ start: at, length: until - at });
      at = Math.max(at, next?.end ?? end);
    }
    return parts;
  }

  /** Where a client's changes end, gaps or not; 0 for a client that has none. */
  endOf(client: number): number {
    return this.#ranges.get(client)?.at(-1)?.end ?? 0;
  }

  /** Whether somebody with the state vector `known` has all of this. */
  isWithin(known: ReadonlyMap<number, number>): boolean {
    for (const [client, ranges] of this.#ranges) {
      if ((known.get(client) ?? 0) < (ranges.at(-1)?.end ?? 0)) return false;
    }
    return true;
  }

  /** How far each client's changes are held without a gap, as a Yjs state vector counts. */
  withoutGaps(): Map<number, number> {
    const ends = new Map<number, number>();
    for (const [client, [first]] of this.#ranges)
      if (first?.start === 0) ends.set(client, first.end);
    return ends;
  }

  /** These ids as a Yjs update that does nothing but delete them. */
  toDeletion(): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, this.#ranges.size);
      for (const [client, ranges] of this.#ranges) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, ranges.length);
        for (const { start, end } of ranges) {
          encoding.writeVarUint(encoder, start);
          encoding.writeVarUint(encoder, end - start);
        }
      }
    });
  }
}

/** Index of the first range whose end is not before `clock`; the last one, mostly, else binary search. */
function firstEndingAt(ranges: readonly Range[], clock: number): number {
  let [low, high] = [0, ranges.length];
  const last = ranges[high - 1];
  const beforeLast = ranges[high - 2];
  if (last && last.end >= clock && (!beforeLast || beforeLast.end < clock)) return high - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.end < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
