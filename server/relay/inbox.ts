export interface Waiting {
  readonly frame: Uint8Array;
  /** Its number among the update-carrying frames; 0 for any other. */
  readonly number: number;
}

export interface InboxOptions {
  /** Does what a frame asks for; a promise when the next one must wait for that. */
  readonly handle: (waiting: Waiting) => Promise<void> | undefined;
  /** How long to wait before the next frame is handled, in milliseconds; 0 to go on. */
  readonly delay: () => number;
  /** Stops and resumes the reading of the socket. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** With more than this waiting nothing more is read. */
const mostFrames = 256;
const mostBytes = 256 * 1024;

/**
 * Frames of one socket, handled one after the other. What cannot be handled yet waits here, a little of
 * it; the rest waits in the network, where the sender feels it.
 */
export class Inbox {
  readonly #options: InboxOptions;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #open = false;
  #busy = false;
  #paused = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  receive(waiting: Waiting): void {
    if (this.#open && !this.#busy && this.#waiting.length === 0 && this.#options.delay() === 0) {
      const done = this.#options.handle(waiting);
      if (done) void this.#until(done);
      return;
    }
    this.#waiting.push(waiting);
    this.#bytes += waiting.frame.length;
    if (!this.#paused && (this.#waiting.length > mostFrames || this.#bytes > mostBytes)) {
      this.#paused = true;
      this.#options.pause();
    }
    this.goOn();
  }

  /** Begins to handle what has arrived. */
  open(): void {
    this.#open = true;
    this.goOn();
  }

  /** To be called when the reason for a delay may have gone. */
  goOn(): void {
    if (!this.#open || this.#busy) return;
    clearTimeout(this.#timer);
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const delay = this.#options.delay();
      if (delay > 0) {
        this.#timer = setTimeout(() => this.goOn(), delay).unref();
        return;
      }
      this.#waiting.shift();
      this.#bytes -= next.frame.length;
      const done = this.#options.handle(next);
      if (done) return void this.#until(done);
    }
    if (!this.#paused) return;
    this.#paused = false;
    this.#options.resume();
  }

  close(): void {
    this.#open = false;
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  async #until(done: Promise<void>): Promise<void> {
    this.#busy = true;
    await done;
    this.#busy = false;
    this.goOn();
  }
}
