/**
 * After a restart everybody comes back within seconds and asks for everything. Documents on their way
 * out are counted in bytes, and whoever comes when there are too many waits for their turn.
 */
export class OpeningGate {
  readonly #mostBytes: number;
  readonly #waiting: { bytes: number; enter: () => void }[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Resolves with a function that gives the place back; a document larger than all goes alone. */
  async enter(bytes: number): Promise<() => void> {
    if (this.#waiting.length > 0 || !this.#fits(bytes)) {
      await new Promise<void>((enter) => this.#waiting.push({ bytes, enter }));
    } else {
      this.#bytes += bytes;
    }
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#bytes -= bytes;
      this.#admit();
    };
  }

  #fits(bytes: number): boolean {
    return this.#bytes === 0 || this.#bytes + bytes <= this.#mostBytes;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && this.#fits(next.bytes); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#bytes += next.bytes;
      next.enter();
    }
  }
}
