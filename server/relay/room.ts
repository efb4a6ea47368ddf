import type { DocumentName } from '#lib/domain/document-name.ts';
import { ErasedError, type DocumentStore } from '#server/storage/port.ts';
import type { DocumentState, NewIds } from './document-state.ts';
import { encodeUpdateFrame } from './frames.ts';
import type { Presence } from './presence.ts';
import type { CheckedUpdate } from './update.ts';

/** Somebody who hears what happens in a room. */
export interface Member {
  /** Takes a frame of `toServerFrame`. */
  send(frame: Buffer): void;
  /** Who has seen what may have changed, or nothing waits for its commit any more. */
  look(): void;
}

export interface RoomOptions {
  readonly name: DocumentName;
  /** The document's full name. */
  readonly key: string;
  readonly store: DocumentStore;
  readonly state: DocumentState;
  readonly presence: Presence;
  /** Who has seen all that others put in, and since when. */
  readonly seen: Map<string, number>;
  /** Whether `onStored` is told what was new in the update. */
  readonly isFollowed?: boolean;
  /** Called in the turn in which an update was committed, before anybody hears of it. */
  readonly onStored: (
    room: Room,
    update: CheckedUpdate,
    personId: string | null,
    news: NewIds | undefined,
  ) => void;
}

/** One document in use: what it holds, the members who are connected, and who of them is where. */
export class Room {
  readonly name: DocumentName;
  readonly key: string;
  readonly state: DocumentState;
  readonly presence: Presence;
  readonly seen: Map<string, number>;
  readonly members = new Set<Member>();
  /** Appends that are not committed yet; the room must not be unloaded before. */
  underWay = 0;
  underWayBytes = 0;
  /** The document is being erased: nothing more is taken. */
  erased = false;
  /** Settles when all that was appended until now is stored or refused. */
  lastAppend: Promise<void> = Promise.resolve();
  readonly #store: DocumentStore;
  readonly #isFollowed: boolean;
  readonly #onStored: RoomOptions['onStored'];

  constructor({ name, key, store, state, presence, seen, isFollowed, onStored }: RoomOptions) {
    this.name = name;
    this.key = key;
    this.state = state;
    this.presence = presence;
    this.seen = seen;
    this.#store = store;
    this.#isFollowed = isFollowed ?? false;
    this.#onStored = onStored;
  }

  /**
   * Stores an update and passes it on to everybody but its sender. Resolves after the commit;
   * rejects, with nobody told anything, when it was not stored.
   */
  append(update: CheckedUpdate, personId: string | null, sender?: Member): Promise<void> {
    if (this.erased) return Promise.reject(new ErasedError());
    const { length } = update.bytes;
    this.underWay += 1;
    this.underWayBytes += length;
    const arrived = () => {
      this.underWay -= 1;
      this.underWayBytes -= length;
    };
    const stored = this.#store.append({ document: this.key, update: update.bytes, personId }).then(
      () => {
        arrived();
        const news = this.#isFollowed ? this.state.newIn(update) : undefined;
        this.state.add(update);
        this.#onStored(this, update, personId, news);
        this.#forgetSeen(personId);
        this.#passOn(update, sender);
        this.#look();
      },
      (error) => {
        arrived();
        this.#look();
        throw error;
      },
    );
    this.lastAppend = stored;
    return stored;
  }

  /** Takes an update that another relay has stored. */
  receive(update: CheckedUpdate): void {
    this.state.add(update);
    this.#forgetSeen(null);
    this.#passOn(update);
    this.#look();
  }

  /** It is stored that a person has seen all that others put in. */
  noteSeen(personId: string, at: number): void {
    this.seen.set(personId, at);
    this.#look();
  }

  /** Sends a frame of `toServerFrame` to everybody. */
  broadcast(frame: Buffer, except?: Member): void {
    for (const member of this.members) if (member !== except) member.send(frame);
  }

  /** What `author` changed the others have yet to see; `null` when nobody knows whose it is. */
  #forgetSeen(author: string | null): void {
    for (const person of this.seen.keys()) if (person !== author) this.seen.delete(person);
  }

  #look(): void {
    for (const member of this.members) member.look();
  }

  #passOn(update: CheckedUpdate, sender?: Member): void {
    const others = this.members.size - (sender && this.members.has(sender) ? 1 : 0);
    if (others > 0) this.broadcast(encodeUpdateFrame(update.bytes), sender);
  }
}
