import type { DocumentName } from '#lib/domain/document-name.ts';
import type { DocumentStore, StoredDocument } from '#server/storage/port.ts';
import type { DocumentState } from './document-state.ts';
import { encodeSync } from './frames.ts';
import type { Presence } from './presence.ts';
import type { CheckedUpdate } from './update.ts';

/** Somebody who hears what happens in a room. */
export interface Member {
  send(frame: Uint8Array): void;
}

export interface RoomOptions {
  readonly name: DocumentName;
  /** The document's full name. */
  readonly key: string;
  readonly store: DocumentStore;
  readonly stored: StoredDocument;
  readonly state: DocumentState;
  readonly presence: Presence;
  /** Called in the turn in which an update was committed, before anybody hears of it. */
  readonly onStored: (room: Room, frame: Uint8Array) => void;
}

/** One document in use: its state, the members who are connected, and who of them is where. */
export class Room {
  readonly name: DocumentName;
  readonly key: string;
  readonly state: DocumentState;
  readonly presence: Presence;
  readonly members = new Set<Member>();
  /** Updates in the stored log, which compaction would merge. */
  logged: number;
  /** Appends that are not committed yet; the room must not be unloaded before. */
  underWay = 0;
  readonly #store: DocumentStore;
  readonly #onStored: RoomOptions['onStored'];

  constructor({ name, key, store, stored, state, presence, onStored }: RoomOptions) {
    this.name = name;
    this.key = key;
    this.state = state;
    this.presence = presence;
    this.logged = stored.updates.length;
    this.#store = store;
    this.#onStored = onStored;
  }

  /**
   * Stores an update and passes it on to everybody but its sender. Resolves after the commit;
   * rejects, with nobody told anything, when it was not stored.
   */
  async append(update: CheckedUpdate, personId: string | null, sender?: Member): Promise<void> {
    this.underWay += 1;
    try {
      await this.#store.append({ document: this.key, update: update.bytes, personId });
    } finally {
      this.underWay -= 1;
    }
    this.logged += 1;
    const frame = encodeSync('update', update.bytes);
    this.state.add(update);
    this.#onStored(this, frame);
    this.broadcast(frame, sender);
  }

  /** Takes an update that another relay has stored. */
  receive(update: CheckedUpdate, frame: Uint8Array): void {
    this.logged += 1;
    this.state.add(update);
    this.broadcast(frame);
  }

  /** Whether all of `update` is stored already; looks closer where that is worth the work. */
  contains(update: CheckedUpdate, closely: boolean): boolean {
    if (this.state.contains(update)) return true;
    if (!closely) return false;
    this.state.merged();
    return this.state.contains(update);
  }

  broadcast(frame: Uint8Array, except?: Member): void {
    for (const member of this.members) if (member !== except) member.send(frame);
  }
}
