/**
 * How many frames a socket may still have read just now: a bucket that fills by `perSecond` and holds
 * `atOnce`. Whoever sends more is read later, and the network tells them to wait.
 */
export class FrameBudget {
  readonly #perSecond: number;
  readonly #atOnce: number;
  #left: number;
  #at = 0;

  constructor(perSecond: number, atOnce: number) {
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
    this.#left = atOnce;
  }

  /** Takes one; otherwise says how many milliseconds until there is one. */
  take(now: number): number {
    if (this.#left < 1) {
      this.#left = Math.min(
        this.#atOnce,
        this.#left + ((now - this.#at) / 1_000) * this.#perSecond,
      );
      this.#at = now;
      if (this.#left < 1) return ((1 - this.#left) / this.#perSecond) * 1_000;
    } else if (this.#left === this.#atOnce) {
      this.#at = now;
    }
    this.#left -= 1;
    return 0;
  }
}
