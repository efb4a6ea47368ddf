import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';

/** How often what the documents of an organisation take is counted anew. */
const countEveryMs = 60_000;

interface Count {
  bytes: number;
  countedAt: number;
}

/** Keeps an organisation within its share of the disk, by counting now and then and adding up in between. */
export class OrganisationBytes {
  readonly #store: DocumentStore;
  readonly #most: number;
  readonly #log: Log;
  readonly #counts = new Map<string, Count>();

  constructor(store: DocumentStore, most: number, log: Log) {
    this.#store = store;
    this.#most = most;
    this.#log = log;
  }

  /** Whether `org` may store `bytes` more, which are then taken for stored. */
  take(org: string, bytes: number, now: number): boolean {
    let count = this.#counts.get(org);
    if (!count) {
      count = { bytes: 0, countedAt: -Infinity };
      this.#counts.set(org, count);
    }
    if (now - count.countedAt > countEveryMs) {
      count.countedAt = now;
      this.#count(org, count);
    }
    if (count.bytes + bytes > this.#most) return false;
    count.bytes += bytes;
    return true;
  }

  #count(org: string, count: Count): void {
    this.#store.bytesOf(`${org}/`).then(
      (bytes) => (count.bytes = bytes),
      (error) => this.#log.error('bytes of an organisation not counted', error, { org }),
    );
  }
}
