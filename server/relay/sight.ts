import { encodeSeenBy } from '#lib/protocol/messages.ts';
import type { RelayContext } from './context.ts';
import { documentFields } from './log-fields.ts';
import type { Room } from './room.ts';
import { carriesUpdateOut, toServerFrame } from './server-frame.ts';

/** How often a note that the store did not take is tried again before the next change. */
const mostAttempts = 3;

export interface SightOptions {
  readonly context: RelayContext;
  readonly personId: string;
  readonly send: (frame: Buffer) => void;
  /** How many of the client's own frames are settled. */
  readonly settled: () => number;
}

/**
 * What one member of a pair has seen, and is told that others have seen. A receipt counts only when it
 * covers all that was sent and nothing waits for its commit: then, and only then, what the client
 * shows is what is stored.
 */
export class Sight {
  readonly #options: SightOptions;
  /** Update-carrying frames sent on this connection. */
  #sent = 0;
  #caughtUp = false;
  /** What the last receipt covers, until it is dealt with. */
  #receipt: number | undefined;
  #attempts = 0;
  #noting = false;
  /** By person, what the client was told last. */
  readonly #told = new Map<string, { readonly frames: number; readonly at: number }>();

  constructor(options: SightOptions) {
    this.#options = options;
  }

  /** To be called with each frame of `toServerFrame` that is sent. */
  sent(frame: Buffer): void {
    if (carriesUpdateOut(frame)) this.#sent += 1;
  }

  /** The client was sent all that was stored when it asked; before, its receipts say little. */
  caughtUp(): void {
    this.#caughtUp = true;
  }

  /** A visible page holds the first `frames` frames. */
  receive(frames: number, room: Room): void {
    this.#receipt = frames;
    this.#attempts = 0;
    this.look(room);
  }

  /** To be called after whatever may have changed who has seen what. */
  look(room: Room): void {
    if (this.#receipt === undefined && room.seen.size === 0 && this.#told.size === 0) return;
    const { context, personId } = this.#options;
    const roster = context.rosters.current(room.name.org);
    const members = room.name.kind === 'pair' && roster?.access.pairs.get(room.name.id)?.members;
    if (!members || !members.has(personId)) return;
    this.#tell(room, members);
    if (this.#receipt === undefined || this.#noting || room.underWay > 0) return;
    if (!this.#caughtUp || this.#receipt !== this.#sent || room.seen.has(personId)) {
      this.#receipt = undefined;
      return;
    }
    void this.#note(room);
  }

  #tell(room: Room, members: ReadonlySet<string>): void {
    const { personId, send, settled } = this.#options;
    const frames = settled();
    for (const [person, at] of room.seen) {
      if (person === personId || !members.has(person)) continue;
      const told = this.#told.get(person);
      if (told?.frames === frames && told.at === at) continue;
      this.#told.set(person, { frames, at });
      send(toServerFrame(encodeSeenBy({ personId: person, frames, at })));
    }
    for (const person of this.#told.keys()) {
      if (room.seen.has(person) && members.has(person)) continue;
      this.#told.delete(person);
      send(toServerFrame(encodeSeenBy({ personId: person, frames, at: null })));
    }
  }

  async #note(room: Room): Promise<void> {
    const { context, personId } = this.#options;
    const { store, now, log } = context;
    // Another relay may have stored what this one has not heard of.
    if (context.hasPeers() || this.#attempts >= mostAttempts) return;
    this.#attempts += 1;
    this.#noting = true;
    try {
      const version = store.version(room.key);
      await store.recordSeen({ document: room.key, personId, at: now() }, await version);
      const noted = (await store.seenOf(room.key)).find((seen) => seen.personId === personId);
      // What the store says now holds until the turn in which a change of others is heard of.
      if (noted) room.noteSeen(personId, noted.at);
    } catch (error) {
      log.error('what was seen is not noted', error, documentFields(room.name));
    }
    this.#noting = false;
    this.look(room);
  }
}
