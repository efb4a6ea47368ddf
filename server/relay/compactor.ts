import type { Compute } from '#server/compute/compute.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { RelayLimits } from './limits.ts';
import type { Room } from './room.ts';

export interface CompactorOptions {
  readonly store: DocumentStore;
  readonly compute: Compute;
  readonly limits: RelayLimits;
  readonly log: Log;
}

/** Turns long logs into snapshots, one after the other and off the thread that relays. */
export class Compactor {
  readonly #options: CompactorOptions;
  /** Rooms to compact, and those in use that could not be: at which length of log to try again. */
  readonly #queued = new Set<string>();
  readonly #notBefore = new WeakMap<Room, number>();
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: CompactorOptions) {
    this.#options = options;
  }

  /** A room in use has stored an update. */
  noteGrowth(room: Room): void {
    const { loggedBytes } = room.state;
    if (loggedBytes < this.#options.limits.compactAfterBytes) return;
    if (loggedBytes >= (this.#notBefore.get(room) ?? 0)) this.#queue(room);
  }

  /** Nobody is in the room any more. */
  noteUnload(room: Room): void {
    const { logged, loggedBytes } = room.state;
    const { compactAfterUpdates, compactUnloadedAboveBytes } = this.#options.limits;
    if (logged > compactAfterUpdates || loggedBytes > compactUnloadedAboveBytes) this.#queue(room);
  }

  /** Compacts a room however short its log is; rejects when that fails. */
  compactNow(room: Room): Promise<void> {
    const done = this.#work.then(() => this.#run(room));
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Resolves when the compaction under way has ended; those that wait are left for another day. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
  }

  #queue(room: Room): void {
    if (this.#queued.has(room.key)) return;
    this.#queued.add(room.key);
    this.#work = this.#work.then(() => this.#compact(room));
  }

  async #compact(room: Room): Promise<void> {
    const { loggedBytes } = room.state;
    try {
      if (!this.#closed) await this.#run(room);
    } catch (error) {
      this.#options.log.error('log not compacted', error);
      this.#notBefore.set(room, 2 * loggedBytes);
    } finally {
      this.#queued.delete(room.key);
    }
  }

  async #run({ state, key, erased }: Room): Promise<void> {
    const { store, compute } = this.#options;
    if (erased) return;
    const before = { logged: state.logged, loggedBytes: state.loggedBytes };
    let bytes = 0;
    await store.compact(key, async (stored) => {
      const merged = await compute.run('compaction', state.bytes, stored);
      bytes = merged.snapshot.length + merged.content.length;
      return merged;
    });
    if (bytes > 0) state.compacted(bytes, before);
  }
}
