import { createSubscriber } from 'svelte/reactivity';

import { readKeptPairs, writeKeptPairs, type KeptPairs } from '#lib/catalog/kept-pairs.ts';
import { readRoster, type Roster } from '#lib/documents/roster.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { byState, isFormed } from '#lib/domain/pair-state.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import { documentsOfPair, isKept } from './account-queue.ts';
import { askToPersist } from './device-storage.ts';
import { useDocument } from './live-document.svelte.ts';
import { session } from './session.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

export type { KeptPairs };

/** A pair that a curator may keep on this tablet. */
export interface KeepablePair {
  readonly id: string;
  readonly mentors: string;
  readonly mentees: string;
  readonly kept: boolean;
  /** Whether all of it is here. */
  readonly here: boolean;
  readonly bytes: number;
}

/** Which pairs a curator keeps on this tablet, and how far they have come. Make it while a component is made. */
export class KeptPairsView {
  /** `null` until the tablet has said what was chosen before. */
  choice = $state.raw<KeptPairs | null>(null);
  private readonly rosters: readonly {
    readonly org: string;
    readonly view: DocumentView<Roster>;
  }[];
  private readonly subscribe = createSubscriber((update) => session.repository.subscribe(update));

  constructor(curators: readonly MyPerson[]) {
    this.rosters = curators.map(({ org, personId }) => {
      const roster = useDocument(formatDocumentName({ org, kind: 'roster', id: '' }), personId);
      return { org, view: new DocumentView(roster.doc, readRoster) };
    });
    void readKeptPairs(session.repository.accountId).then((choice) => (this.choice = choice));
  }

  /** Working pairs first. */
  get pairs(): KeepablePair[] {
    this.subscribe();
    const entries = new Map(
      session.repository.ledger.known.map((entry) => [entry.document, entry] as const),
    );
    return this.rosters.flatMap(({ org, view }) => {
      const { people, pairs } = view.current;
      const nameOf = new Map(people.map(({ id, name }) => [id, name]));
      return pairs
        .filter(({ state }) => isFormed(state))
        .toSorted(byState)
        .map((pair): KeepablePair => {
          const { id, members } = pair;
          const names = (part: 'mentor' | 'mentee') =>
            members
              .filter((member) => member.part === part)
              .map(({ personId }) => nameOf.get(personId) ?? '')
              .join(', ');
          const parts = documentsOfPair(org, pair).map((name) => entries.get(name));
          return {
            id,
            mentors: names('mentor'),
            mentees: names('mentee'),
            kept: this.choice !== null && isKept(this.choice, id),
            here: parts.every(isHere),
            bytes: parts.reduce((sum, part) => sum + (part?.bytes ?? 0), 0),
          };
        });
    });
  }

  /** Writes the choice down and begins to fetch, or to let go. */
  async choose(choice: KeptPairs): Promise<void> {
    this.choice = choice;
    await writeKeptPairs(session.repository.accountId, choice);
    session.drainQueue();
    if (choice.which !== 'none') await askToPersist();
  }
}

function isHere(entry: LedgerEntry | undefined): boolean {
  return Boolean(entry?.confirmedAt);
}
