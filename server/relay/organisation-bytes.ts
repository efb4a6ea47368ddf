import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';

/** How often what the documents of an organisation take is counted anew. */
const countEveryMs = 60_000;

interface Count {
  bytes: number;
  countedAt: number;
  /** Resolves when it was counted for the first time. */
  first: Promise<void>;
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

  /** To be awaited before the updates of a client of `org` are judged. */
  async counted(org: string, now: number): Promise<void> {
    await this.#countOf(org, now).first;
  }

  /** Whether `org` may store `bytes` more, which are then taken for stored. */
  take(org: string, bytes: number, now: number): boolean {
    const count = this.#countOf(org, now);
    if (now - count.countedAt > countEveryMs) {
      count.countedAt = now;
      void this.#count(org, count);
    }
    if (count.bytes + bytes > this.#most) return false;
    count.bytes += bytes;
    return true;
  }

  #countOf(org: string, now: number): Count {
    const known = this.#counts.get(org);
    if (known) return known;
    const count: Count = { bytes: 0, countedAt: now, first: Promise.resolve() };
    this.#counts.set(org, count);
    count.first = this.#count(org, count);
    return count;
  }

  async #count(org: string, count: Count): Promise<void> {
    try {
      count.bytes = await this.#store.bytesOf(`${org}/`);
    } catch (error) {
      this.#log.error('bytes of an organisation not counted', error, { org });
    }
  }
}
