import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { DocumentState } from './document-state.ts';
import type { RelayLimits } from './limits.ts';
import { mergeForCompaction } from './merge.ts';
import { Presence } from './presence.ts';
import { Room, type RoomOptions } from './room.ts';

export interface RoomsOptions {
  readonly store: DocumentStore;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly onStored: RoomOptions['onStored'];
}

/** A right to a room: it stays loaded until `release`. */
export interface Lease {
  readonly room: Room;
  release(): void;
}

interface Entry {
  readonly loading: Promise<Room>;
  room: Room | undefined;
  leases: number;
  idle: NodeJS.Timeout | undefined;
}

/**
 * The rooms in memory, one object per name: those who come at the same time share one load. A room
 * holds nothing that is not stored, so unloading needs no saving; at most its log is compacted.
 */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #compactions = new Set<Promise<void>>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** The room, if it is loaded. */
  loaded(key: string): Room | undefined {
    return this.#entries.get(key)?.room;
  }

  async open(name: DocumentName): Promise<Lease> {
    const key = formatDocumentName(name);
    const entry = this.#entries.get(key) ?? this.#load(name, key);
    clearTimeout(entry.idle);
    entry.leases += 1;
    const release = () => this.#release(key, entry);
    try {
      const room = await entry.loading;
      let held = true;
      return {
        room,
        release() {
          if (held) release();
          held = false;
        },
      };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Runs `action` with the room loaded. */
  async use<Result>(name: DocumentName, action: (room: Room) => Promise<Result>): Promise<Result> {
    const lease = await this.open(name);
    try {
      return await action(lease.room);
    } finally {
      lease.release();
    }
  }

  /** Forgets all rooms; resolves when compactions under way have ended. */
  async close(): Promise<void> {
    for (const entry of this.#entries.values()) clearTimeout(entry.idle);
    this.#entries.clear();
    await Promise.all(this.#compactions);
  }

  #load(name: DocumentName, key: string): Entry {
    const { store, limits, onStored } = this.#options;
    const load = async () => {
      const stored = await store.load(key);
      const state = new DocumentState(stored);
      const presence = new Presence(limits);
      return new Room({ name, key, store, stored, state, presence, onStored });
    };
    const entry: Entry = { loading: load(), room: undefined, leases: 0, idle: undefined };
    this.#entries.set(key, entry);
    entry.loading.then(
      (room) => (entry.room = room),
      () => this.#entries.delete(key),
    );
    return entry;
  }

  #release(key: string, entry: Entry): void {
    entry.leases -= 1;
    if (entry.leases > 0 || this.#entries.get(key) !== entry) return;
    const { roomIdleMs } = this.#options.limits;
    clearTimeout(entry.idle);
    entry.idle = setTimeout(() => this.#unload(key, entry), roomIdleMs).unref();
  }

  #unload(key: string, entry: Entry): void {
    if (entry.leases > 0 || this.#entries.get(key) !== entry) return;
    if (entry.room && entry.room.underWay > 0) {
      entry.idle = setTimeout(() => this.#unload(key, entry), this.#options.limits.roomIdleMs);
      return;
    }
    this.#entries.delete(key);
    if (entry.room && entry.room.logged > this.#options.limits.compactAfterUpdates) {
      this.#compact(key);
    }
  }

  #compact(key: string): void {
    const { store, log } = this.#options;
    const compaction = store
      .compact(key, mergeForCompaction)
      .catch((error) => log.error('log not compacted', error))
      .finally(() => this.#compactions.delete(compaction));
    this.#compactions.add(compaction);
  }
}
