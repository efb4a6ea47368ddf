import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { Compute } from '#server/compute/compute.ts';
import type { Log } from '#server/log.ts';
import { ErasedError, type DocumentStore } from '#server/storage/port.ts';
import { Compactor } from './compactor.ts';
import { DocumentState } from './document-state.ts';
import type { RelayLimits } from './limits.ts';
import { Presence } from './presence.ts';
import { Room, type RoomOptions } from './room.ts';

export interface RoomsOptions {
  readonly store: DocumentStore;
  readonly compute: Compute;
  readonly limits: RelayLimits;
  readonly log: Log;
  /** Of which documents one wants to know what is new in each update. */
  readonly follows: (name: DocumentName) => boolean;
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
  readonly #compactor: Compactor;
  #closed = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#compactor = new Compactor(options);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether appends wait for their commit. */
  get underWay(): boolean {
    return [...this.#entries.values()].some(({ room }) => room !== undefined && room.underWay > 0);
  }

  /** The room, if it is loaded. */
  loaded(key: string): Room | undefined {
    return this.#entries.get(key)?.room;
  }

  async open(name: DocumentName): Promise<Lease> {
    // Whoever was on the way in when the relay closed must not open what nobody would close.
    if (this.#closed) throw new Error('the relay is closed');
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

  /** Removes a document for ever; whoever is in its room is to be sent away by the caller. */
  async erase(name: DocumentName, personId: string | null): Promise<void> {
    const key = formatDocumentName(name);
    const room = await this.#entries.get(key)?.loading.catch(() => undefined);
    if (room) room.erased = true;
    await this.#options.store.erase(key, personId);
    this.#entries.delete(key);
  }

  /** Compacts a log that has become long while its room is in use. */
  noteGrowth(room: Room): void {
    this.#compactor.noteGrowth(room);
  }

  /** Rejects when it could not be done. */
  compactNow(room: Room): Promise<void> {
    return this.#compactor.compactNow(room);
  }

  /** Forgets all rooms; resolves when compactions under way have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const entry of this.#entries.values()) clearTimeout(entry.idle);
    this.#entries.clear();
    await this.#compactor.close();
  }

  #load(name: DocumentName, key: string): Entry {
    const { store, limits, follows, onStored } = this.#options;
    const load = async () => {
      const state = await this.#stateOf(key);
      const notes = name.kind === 'pair' ? await store.seenOf(key) : [];
      const seen = new Map(notes.map(({ personId, at }) => [personId, at]));
      const presence = new Presence(limits);
      const isFollowed = follows(name);
      return new Room({ name, key, store, state, presence, seen, isFollowed, onStored });
    };
    const entry: Entry = { loading: load(), room: undefined, leases: 0, idle: undefined };
    this.#entries.set(key, entry);
    entry.loading.then(
      (room) => (entry.room = room),
      () => this.#entries.delete(key),
    );
    return entry;
  }

  async #stateOf(key: string): Promise<DocumentState> {
    const { store, compute } = this.#options;
    const outline = await store.outline(key);
    if (outline.erased) throw new ErasedError();
    if (outline.content || outline.snapshotBytes === 0) return new DocumentState(outline);
    // A snapshot of a Tandem that did not describe them yet.
    const stored = await store.load(key);
    const content = await compute.run('content', outline.snapshotBytes, stored);
    return new DocumentState({ ...outline, content, updates: stored.updates });
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
    if (entry.room) this.#compactor.noteUnload(entry.room);
  }
}
