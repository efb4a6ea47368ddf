import * as Y from 'yjs';

import { accessRosterOf } from '#lib/documents/roster-access.ts';
import { readRoster, type Roster } from '#lib/documents/roster.ts';
import type { AccessRoster } from '#lib/domain/access.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';

/** The roster of one organisation, as people read it and as access is judged by. */
export interface OrganisationRoster {
  readonly roster: Roster;
  readonly access: AccessRoster;
}

interface Entry {
  /** Raised by each change; a reading is good only if it did not rise meanwhile. */
  revision: number;
  /** What was read at `revision`, or `undefined` while that is out of date. */
  current: OrganisationRoster | undefined;
  reading: Promise<OrganisationRoster> | undefined;
}

/**
 * Holds the roster of each organisation that is in use. From the moment a change of a roster is
 * stored, nobody is given the old one any more: `current` turns `undefined` and `of` waits.
 */
export class RosterReader {
  readonly #store: DocumentStore;
  readonly #log: Log;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(org: string) => void>();

  constructor(store: DocumentStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** The roster as it is, if it is at hand. */
  current(org: string): OrganisationRoster | undefined {
    return this.#entries.get(org)?.current;
  }

  /** The roster as it is; callers at one time share one reading. */
  of(org: string): Promise<OrganisationRoster> {
    let entry = this.#entries.get(org);
    if (!entry) {
      entry = { revision: 0, current: undefined, reading: undefined };
      this.#entries.set(org, entry);
    }
    if (entry.current) return Promise.resolve(entry.current);
    entry.reading ??= this.#read(org, entry);
    return entry.reading;
  }

  /** To be called in the same turn in which a change of the roster document was stored. */
  invalidate(org: string): void {
    const entry = this.#entries.get(org);
    if (!entry) return;
    entry.revision += 1;
    entry.current = undefined;
    this.of(org).catch((error) => this.#log.error('roster not readable', error, { org }));
  }

  /** Calls `listener` after each reading, so that open sockets can be judged anew. */
  onChange(listener: (org: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #read(org: string, entry: Entry): Promise<OrganisationRoster> {
    try {
      for (;;) {
        const { revision } = entry;
        const { snapshot, updates } = await this.#store.load(`${org}/roster`);
        const read = readRosters(snapshot ? [snapshot, ...updates] : updates);
        if (entry.revision !== revision) continue;
        entry.current = read;
        for (const listener of this.#listeners) listener(org);
        return read;
      }
    } finally {
      entry.reading = undefined;
    }
  }
}

function readRosters(updates: readonly Uint8Array[]): OrganisationRoster {
  const doc = new Y.Doc();
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, 'store')));
    const roster = readRoster(doc);
    return { roster, access: accessRosterOf(roster) };
  } finally {
    doc.destroy();
  }
}
