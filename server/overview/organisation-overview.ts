import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';

import { readOverview, writeDigests } from '#lib/documents/overview.ts';
import type { Person, RosterPair } from '#lib/documents/roster.ts';
import { localIsoDate } from '#lib/domain/dates.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { isFormed } from '#lib/domain/pair-state.ts';
import type { PairDigest } from '#lib/domain/progress.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { peopleById, withRoster } from './digests.ts';

export interface OverviewSources {
  readonly relay: Relay;
  readonly rosters: RosterReader;
  readonly store: DocumentStore;
  readonly now: () => number;
}

/** Derives the overview document of one organisation, recomputing only pairs that have changed. */
export class OrganisationOverview {
  readonly #org: string;
  readonly #sources: OverviewSources;
  /** Pairs to compute anew; `all` at first, since nobody knows what changed before this process. */
  #changed: Set<string> | 'all' = 'all';
  /**
   * This process's own copy, kept so that each process is one Yjs client of the document and not
   * each write. Its client id lives in memory alone.
   */
  #doc: Y.Doc | undefined;

  constructor(org: string, sources: OverviewSources) {
    this.#org = org;
    this.#sources = sources;
  }

  /** The pair's plan, journal, acceptance or deliveries have changed. */
  pairChanged(pairId: string): void {
    if (this.#changed !== 'all') this.#changed.add(pairId);
  }

  allChanged(): void {
    this.#changed = 'all';
  }

  /** Brings the document up to date. Not to be called again before it is done. */
  async update(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      const doc = (this.#doc ??= await this.#open());
      const digests = await this.#digests(doc, changed);
      const written = updatesOf(doc, () => writeDigests(doc, digests));
      for (const update of written) await this.#sources.relay.write(this.#name('overview'), update);
    } catch (error) {
      // The copy may hold what was not stored: nothing may be built on that.
      this.#doc?.destroy();
      this.#doc = undefined;
      this.#changed = 'all';
      throw error;
    }
  }

  async #digests(doc: Y.Doc, changed: Set<string> | 'all'): Promise<PairDigest[]> {
    const { roster } = await this.#sources.rosters.of(this.#org);
    const people = peopleById(roster);
    const known = new Map(readOverview(doc).map((digest) => [digest.pairId, digest]));
    const digests: PairDigest[] = [];
    // What was only proposed has no work that anybody could look at.
    for (const pair of roster.pairs.filter(({ state }) => isFormed(state))) {
      const before = changed === 'all' || changed.has(pair.id) ? undefined : known.get(pair.id);
      if (before) {
        digests.push(withRoster(before, pair, people));
        continue;
      }
      digests.push(await this.#digest(pair, people));
      // Hundreds of pairs take a while; people's keystrokes come in between.
      await nextTurn();
    }
    return digests;
  }

  async #digest(pair: RosterPair, people: ReturnType<typeof peopleById>): Promise<PairDigest> {
    const { relay, store, now } = this.#sources;
    const load = (kind: 'pair' | 'supervision') =>
      store.load(formatDocumentName(this.#name(kind, pair.id)));
    const [document, supervision] = [await load('pair'), await load('supervision')];
    const bytes = [document, supervision]
      .flatMap(({ snapshot, updates }) => [snapshot ?? new Uint8Array(), ...updates])
      .reduce((sum, { length }) => sum + length, 0);
    return relay.compute.run('digest', bytes, {
      pair,
      people: new Map(pair.members.flatMap(({ personId }) => personOf(people, personId))),
      document,
      supervision,
      deliveries: await store.deliveries(formatDocumentName(this.#name('pair', pair.id))),
      today: localIsoDate(new Date(now())),
    });
  }

  async #open(): Promise<Y.Doc> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#sources.relay.read(this.#name('overview')), 'store');
    return doc;
  }

  #name(kind: DocumentName['kind'], id = ''): DocumentName {
    return { org: this.#org, kind, id };
  }
}

function personOf(people: ReturnType<typeof peopleById>, personId: string): [string, Person][] {
  const person = people.get(personId);
  return person ? [[personId, person]] : [];
}

/** The updates that `change` makes: one, or none. */
function updatesOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => updates.push(update);
  doc.on('update', note);
  change();
  doc.off('update', note);
  return updates;
}
