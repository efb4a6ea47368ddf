import type { Refusal } from '#lib/protocol/messages.ts';

/**
 * Keeps count of one document's changes on their way to the relay. It believes the relay's
 * acknowledgements and nothing else: neither an open socket nor "synced" says that words are stored.
 *
 * A change is *waiting* until a frame carries it, *in flight* until that frame is acknowledged. The
 * answer to the relay's state vector (sync step 2) carries all that the relay lacks, so once it is
 * acknowledged, the relay has everything that this tablet had by then.
 */
export class Delivery {
  /** Changes that no frame has carried yet. */
  waiting: number;
  /** What went wrong with the last refused change, until a later full delivery is acknowledged. */
  refused: Refusal | null = null;
  /** The refused frame, if it was of this connection. */
  private refusedAt = 0;
  /** Whether this connection has acknowledged a full delivery. */
  complete = false;

  private inFlight: { frame: number; changes: number; full: boolean }[] = [];
  private framesSent = 0;

  /** `waiting` is the count that an earlier run of the app left behind. */
  constructor(waiting: number) {
    this.waiting = waiting;
  }

  /** Changes that the relay has not acknowledged. */
  get unsent(): number {
    return this.inFlight.reduce((sum, { changes }) => sum + changes, this.waiting);
  }

  /** A person changed the document on this tablet. */
  changed(): void {
    this.waiting += 1;
  }

  /** A frame that carries an update left; `full` for sync step 2. */
  frameSent(full: boolean): void {
    this.framesSent += 1;
    const changes = full ? this.waiting : Math.min(1, this.waiting);
    this.waiting -= changes;
    this.inFlight.push({ frame: this.framesSent, changes, full });
  }

  /** The relay has dealt with the first `frames` frames of this connection. */
  acknowledged(frames: number): void {
    const done = this.inFlight.filter(({ frame }) => frame <= frames);
    this.inFlight = this.inFlight.filter(({ frame }) => frame > frames);
    const full = done.findLast((sent) => sent.full);
    if (!full) return;
    this.complete = true;
    // One that left before the refused frame does not carry what was refused.
    if (full.frame > this.refusedAt) this.refused = null;
  }

  /** The relay did not store frame `frame`: its changes wait again. */
  refusedFrame(frame: number, refusal: Refusal): void {
    this.refused = refusal;
    this.refusedAt = frame;
    const kept = this.inFlight.filter((sent) => sent.frame !== frame);
    for (const sent of this.inFlight) if (sent.frame === frame) this.waiting += sent.changes;
    this.inFlight = kept;
  }

  /** The connection is gone: what was in flight may or may not have arrived. */
  disconnected(): void {
    this.waiting = this.unsent;
    this.inFlight = [];
    this.framesSent = 0;
    this.refusedAt = 0;
    this.complete = false;
  }
}
