import { encodeAcknowledged, encodeRefused, type Refusal } from '#lib/protocol/messages.ts';

/**
 * Tells one client what became of its update-carrying frames. Frames may be settled in any order; an
 * acknowledgement covers all frames up to its number, so it waits for the slowest of them.
 */
export class Receipts {
  readonly #send: (frame: Uint8Array) => void;
  readonly #settled = new Set<number>();
  #received = 0;
  #covered = 0;
  #acknowledged = 0;
  #scheduled = false;

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send;
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
    this.#send(encodeRefused(frame, refusal));
    this.#settle(frame);
  }

  #settle(frame: number): void {
    this.#settled.add(frame);
    while (this.#settled.delete(this.#covered + 1)) this.#covered += 1;
    if (this.#covered === this.#acknowledged || this.#scheduled) return;
    // Frames of one commit are settled one after the other: one acknowledgement serves them all.
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#acknowledged = this.#covered;
      this.#send(encodeAcknowledged(this.#covered));
    });
  }
}
