import { encodeAwareness, type AwarenessEntry } from './frames.ts';
import type { RelayLimits } from './limits.ts';

/** Somebody who can be seen in a room. */
export interface Present {
  readonly personId: string;
}

interface Shown extends AwarenessEntry {
  readonly owner: Present;
}

/** Whoever is connected to another relay. */
const afar: Present = { personId: '' };

const maxPlaceLength = 128;

/**
 * Who is where in one document. A socket speaks only for awareness clients that it was the first to
 * use, and only as its own person: y-websocket repeats what it hears of others, and somebody could
 * make things up.
 */
export class Presence {
  readonly #limits: RelayLimits;
  readonly #shown = new Map<number, Shown>();

  constructor(limits: RelayLimits) {
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#shown.size === 0;
  }

  /** Takes what `from` says and returns the part of it that may be passed on. */
  receive(from: Present, entries: readonly AwarenessEntry[]): AwarenessEntry[] {
    return entries.flatMap((entry) => {
      const known = this.#shown.get(entry.client);
      if (!this.#mayShow(from, entry, known)) return [];
      const json = this.#stateOf(from, entry.json);
      if (json === undefined || (json === 'null' && !known)) return [];
      const shown = { client: entry.client, clock: entry.clock, json };
      if (json === 'null') this.#shown.delete(entry.client);
      else this.#shown.set(entry.client, { ...shown, owner: from });
      return [shown];
    });
  }

  /** Takes what another relay has passed on already; who said it was judged there. */
  receiveFromAfar(entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (entry.json === 'null') this.#shown.delete(entry.client);
      else this.#shown.set(entry.client, { ...entry, owner: afar });
    }
  }

  /** Forgets what `owner` showed and returns what to tell the others. */
  leave(owner: Present): AwarenessEntry[] {
    const left = [...this.#shown.values()].filter((shown) => shown.owner === owner);
    for (const { client } of left) this.#shown.delete(client);
    return left.map(({ client, clock }) => ({ client, clock, json: 'null' }));
  }

  /** The frame that shows everybody who is here, or only what `owner` shows. */
  frame(owner?: Present): Uint8Array {
    const shown = [...this.#shown.values()];
    return encodeAwareness(owner ? shown.filter((entry) => entry.owner === owner) : shown);
  }

  #mayShow(from: Present, entry: AwarenessEntry, known: Shown | undefined): boolean {
    if (known) {
      // The same person's new socket takes over from one that has not closed yet; an echo, which
      // never has a newer clock, does not.
      const takesOver = known.owner.personId === from.personId && entry.clock > known.clock;
      return known.owner === from ? entry.clock >= known.clock : takesOver;
    }
    const own = [...this.#shown.values()].filter(({ owner }) => owner === from).length;
    return own < this.#limits.maxPresencesPerSocket;
  }

  /** The state as it may be passed on: person and place, nothing else; `undefined` for none at all. */
  #stateOf(from: Present, json: string): string | undefined {
    if (json === 'null') return json;
    if (json.length > this.#limits.maxPresenceLength) return undefined;
    let state: unknown;
    try {
      state = JSON.parse(json);
    } catch {
      return undefined;
    }
    if (typeof state !== 'object' || state === null) return undefined;
    const { person = from.personId, place } = state as Record<string, unknown>;
    if (person !== from.personId) return undefined;
    const isPlace = typeof place === 'string' && place.length <= maxPlaceLength;
    return JSON.stringify(isPlace ? { person, place } : { person });
  }
}
