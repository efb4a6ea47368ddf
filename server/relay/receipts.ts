import { encodeAcknowledged, encodeRefused, type Refusal } from '#lib/protocol/messages.ts';

export interface ReceiptEvents {
  /** A frame for the client that must not wait for others. */
  send(frame: Uint8Array): void;
  /** An acknowledgement is due; `take` gives it. */
  due(): void;
}

/**
 * Tells one client what became of its update-carrying frames. Frames may be settled in any order; an
 * acknowledgement covers all frames up to its number, so it waits for the slowest of them.
 */
export class Receipts {
  readonly #events: ReceiptEvents;
  /** Settled frames that wait for an earlier one. */
  #settled: Set<number> | undefined;
  #received = 0;
  #covered = 0;
  #acknowledged = 0;

  constructor(events: ReceiptEvents) {
    this.#events = events;
  }

  /** Frames whose fate is not known yet. */
  get open(): number {
    return this.#received - this.#covered;
  }

  /** How many frames, from the first on, are settled. */
  get settled(): number {
    return this.#covered;
  }

  /** Counts a frame that has arrived and returns its number, from 1. */
  count(): number {
    this.#received += 1;
    return this.#received;
  }

  /** The frame is stored, or brought nothing new. */
  stored(frame: number): void {
    this.#settle(frame);
  }

  /** The frame is not stored; said at once, so that it precedes the acknowledgement that covers it. */
  refused(frame: number, refusal: Refusal): void {
    this.#events.send(encodeRefused(frame, refusal));
    this.#settle(frame);
  }

  /** The acknowledgement of everything that is settled, once. */
  take(): Uint8Array | undefined {
    if (this.#covered === this.#acknowledged) return undefined;
    this.#acknowledged = this.#covered;
    return encodeAcknowledged(this.#covered);
  }

  #settle(frame: number): void {
    if (frame !== this.#covered + 1) {
      (this.#settled ??= new Set()).add(frame);
      return;
    }
    this.#covered = frame;
    while (this.#settled?.delete(this.#covered + 1)) this.#covered += 1;
    this.#events.due();
  }
}
