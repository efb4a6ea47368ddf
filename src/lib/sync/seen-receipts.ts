/** How long a page must show something before a person may have seen it, in ms. */
const glanceMs = 1_000;

export interface SeenReceiptEvents {
  /** Whether a person can see the document now, and all of it. */
  isInSight(): boolean;
  /** The first `frames` update-carrying frames of this connection were in sight. */
  send(frames: number): void;
}

/**
 * Tells the relay that what it sent was on a visible page. A receipt covers all that came so far, and is sent
 * once nothing has come for a moment: letters that are just being typed are not seen one by one.
 */
export class SeenReceipts {
  private readonly events: SeenReceiptEvents;
  private heard = 0;
  private receipted = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(events: SeenReceiptEvents) {
    this.events = events;
  }

  /** A new connection counts anew. */
  connected(): void {
    this.stop();
    this.heard = 0;
    this.receipted = 0;
  }

  /** A frame that carries an update has come. */
  took(): void {
    this.heard += 1;
    this.look();
  }

  /** To be called when the document may have come into sight. */
  look(): void {
    this.stop();
    this.timer = setTimeout(() => {
      if (this.heard === this.receipted || !this.events.isInSight()) return;
      this.receipted = this.heard;
      this.events.send(this.heard);
    }, glanceMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
