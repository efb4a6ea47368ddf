const minuteMs = 60_000;

/** Limits guessing of passwords, codes and keys: by address, and all addresses together. */
export interface AttemptLimit {
  /** Counts an attempt. `undefined` when there were too many this minute. */
  take(address: string): Attempt | undefined;
}

export interface Attempt {
  /** Takes the attempt back, because it was right: a class that signs in at once is no attack. */
  succeeded(): void;
}

/** A whole school behind one address stays far below what all addresses together may try. */
const addressesAtFullRate = 50;

export function createAttemptLimit(perMinute: number, now: () => number = Date.now): AttemptLimit {
  const allPerMinute = perMinute * addressesAtFullRate;
  let minute = 0;
  let all = 0;
  let byAddress = new Map<string, number>();

  return {
    take(address) {
      const current = Math.floor(now() / minuteMs);
      if (current !== minute) {
        minute = current;
        all = 0;
        byAddress = new Map();
      }
      const counts = byAddress;
      const count = counts.get(address) ?? 0;
      if (count >= perMinute || all >= allPerMinute) return undefined;
      counts.set(address, count + 1);
      all += 1;
      return {
        succeeded() {
          if (counts !== byAddress) return;
          counts.set(address, (counts.get(address) ?? 1) - 1);
          all -= 1;
        },
      };
    },
  };
}
