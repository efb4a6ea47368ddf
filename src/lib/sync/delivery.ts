import type { Refusal, SeenBy } from '#lib/protocol/messages.ts';

/** Person to when they had seen everything, in ms since the epoch by the server's clock. */
export type SeenTimes = Readonly<Record<string, number>>;

/** What a frame carries: one change, a piece of a full delivery, or the end of one, which with its pieces is all that the relay lacked. */
export type FrameKind = 'change' | 'piece' | 'end';

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

  /** Changes that a person has made since this began. */
  private made = 0;
  /** `from` is the first frame of a full delivery that ends with this one. */
  private inFlight: { frame: number; changes: number; from: number | null }[] = [];
  /** The first piece of the full delivery that is being sent. */
  private from: number | null = null;
  private framesSent = 0;
  /** What this connection was told of who has seen it. */
  private told: SeenTimes = {};
  /** The same from earlier connections, which holds until this one is complete. */
  private toldEarlier: SeenTimes = {};

  /** `waiting` and `seenBy` are what an earlier run of the app left behind. */
  constructor(waiting: number, seenBy: SeenTimes = {}) {
    this.waiting = waiting;
    if (waiting === 0) this.toldEarlier = seenBy;
  }

  /** Who has seen all that was written on this tablet. A new change is seen by nobody. */
  get seenBy(): SeenTimes {
    return this.complete ? this.told : this.toldEarlier;
  }

  /** Changes that the relay has not acknowledged. */
  get unsent(): number {
    return this.inFlight.reduce((sum, { changes }) => sum + changes, this.waiting);
  }

  /** A person changed the document on this tablet. */
  changed(): void {
    this.waiting += 1;
    this.made += 1;
    this.told = {};
    this.toldEarlier = {};
  }

  /** A frame that carries an update left. Which changes lie in which piece nobody knows: all of them go with the end. */
  frameSent(kind: FrameKind): void {
    this.framesSent += 1;
    const frame = this.framesSent;
    if (kind === 'piece') {
      this.from ??= frame;
      return;
    }
    const changes = kind === 'end' ? this.waiting : Math.min(1, this.waiting);
    this.waiting -= changes;
    this.inFlight.push({ frame, changes, from: kind === 'end' ? (this.from ?? frame) : null });
    if (kind === 'end') this.from = null;
  }

  /** The relay has dealt with the first `frames` frames of this connection. */
  acknowledged(frames: number): void {
    const done = this.inFlight.filter(({ frame }) => frame <= frames);
    this.inFlight = this.inFlight.filter(({ frame }) => frame > frames);
    const full = done.findLast(({ from }) => from !== null);
    if (!full) return;
    this.complete = true;
    // One that left before the refused frame does not carry what was refused.
    if (full.frame > this.refusedAt) this.refused = null;
  }

  /** The relay says who has seen what; only who has seen everything that was sent counts. */
  seen({ personId, frames, at }: SeenBy): void {
    const { [personId]: _before, ...others } = this.told;
    const isAll = at !== null && this.waiting === 0 && frames === this.framesSent;
    this.told = isAll ? { ...others, [personId]: at } : others;
  }

  /** The relay did not store frame `frame`: its changes wait again, with a piece all those of its delivery. */
  refusedFrame(frame: number, refusal: Refusal): void {
    this.refused = refusal;
    this.refusedAt = frame;
    const isOf = (sent: { frame: number; from: number | null }) =>
      sent.frame === frame || (sent.from !== null && sent.from <= frame && frame < sent.frame);
    for (const sent of this.inFlight) if (isOf(sent)) this.waiting += sent.changes;
    this.inFlight = this.inFlight.filter((sent) => !isOf(sent));
  }

  /**
   * Begins a delivery beside the connection; call what it returns when the relay has stored everything that was here
   * at the beginning. Frames that carried some of it may still be acknowledged, which then changes nothing.
   */
  beside(): () => void {
    const made = this.made;
    return () => {
      this.refused = null;
      let stored = Math.max(0, this.unsent - (this.made - made));
      this.inFlight = this.inFlight.map((sent) => {
        const changes = Math.min(sent.changes, stored);
        stored -= changes;
        return { ...sent, changes: sent.changes - changes };
      });
      this.waiting -= stored;
    };
  }

  /** The connection is gone: what was in flight may or may not have arrived. */
  disconnected(): void {
    this.waiting = this.unsent;
    this.inFlight = [];
    this.from = null;
    this.framesSent = 0;
    this.refusedAt = 0;
    this.toldEarlier = this.seenBy;
    this.told = {};
    this.complete = false;
  }
}
