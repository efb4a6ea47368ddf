import type { Duplex } from 'node:stream';

/** Frames above this are not copied into one write with their neighbours. */
const copyBelowBytes = 4 * 1024;

const waiting = new Set<Outbox>();
let scheduled = false;

/** All that became due in this turn of the event loop leaves at its end. */
function flushAll(): void {
  scheduled = false;
  const due = [...waiting];
  waiting.clear();
  for (const outbox of due) outbox.flush();
}

/** What waits to be sent to one socket. */
export class Outbox {
  readonly #stream: Duplex;
  readonly #lastFrame: () => Buffer | undefined;
  #frames: Buffer[] | undefined;
  #bytes = 0;

  /** `lastFrame` is asked at each flush for one more frame, such as an acknowledgement of all before. */
  constructor(stream: Duplex, lastFrame: () => Buffer | undefined) {
    this.#stream = stream;
    this.#lastFrame = lastFrame;
  }

  /** Bytes that the other side has not taken. */
  get unsentBytes(): number {
    return this.#bytes + this.#stream.writableLength;
  }

  /** Takes a frame of `toServerFrame`. */
  push(frame: Buffer): void {
    (this.#frames ??= []).push(frame);
    this.#bytes += frame.length;
    this.touch();
  }

  /** Has `lastFrame` asked at the end of this turn. */
  touch(): void {
    waiting.add(this);
    if (scheduled) return;
    scheduled = true;
    setImmediate(flushAll);
  }

  flush(): void {
    waiting.delete(this);
    const frames = this.#frames;
    this.#frames = undefined;
    this.#bytes = 0;
    const last = this.#lastFrame();
    if (!this.#stream.writable) return;
    if (!frames) {
      if (last) this.#stream.write(last);
      return;
    }
    if (last) frames.push(last);
    const [only] = frames;
    if (only && frames.length === 1) {
      this.#stream.write(only);
      return;
    }
    let small: Buffer[] = [];
    const writeSmall = () => {
      if (small.length > 0) this.#stream.write(Buffer.concat(small));
      small = [];
    };
    for (const frame of frames) {
      if (frame.length < copyBelowBytes) {
        small.push(frame);
        continue;
      }
      writeSmall();
      this.#stream.write(frame);
    }
    writeSmall();
  }

  /** Forgets what was not sent. */
  discard(): void {
    waiting.delete(this);
    this.#frames = undefined;
    this.#bytes = 0;
  }
}
