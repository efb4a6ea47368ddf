import { createContext } from 'svelte';

import { readJournal } from '#lib/documents/pair-journal.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readSupervision, type Supervision } from '#lib/documents/supervision.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import type { Journal } from '#lib/domain/journal.ts';
import { strictest, type PairState } from '#lib/domain/pair-state.ts';
import type { Plan } from '#lib/domain/plan.ts';
import { shortName } from '#lib/domain/short-name.ts';
import type { Circle } from '#lib/i18n/doers.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { useDocument, type LiveDocument } from './live-document.svelte.ts';
import { PresenceView } from './presence.svelte.ts';
import { session } from './session.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** One pair's documents as its pages need them: views, who I am in it, who else is here. */
export class PairWorkspace {
  readonly pairId: string;
  readonly person: MyPerson;
  /** My side of the pair; `null` for a curator, who reads. */
  readonly part: PairPart | null;
  readonly pair: LiveDocument;
  readonly supervisionDocument: LiveDocument;
  readonly presence: PresenceView;
  private readonly planView: DocumentView<Plan>;
  private readonly journalView: DocumentView<Journal>;
  private readonly supervisionView: DocumentView<Supervision>;
  /** Found out once for all fields of a page: each asks, and each change of the saving state asks again. */
  private readonly writableNow = $derived(this.isWritable());

  /** Opens the pair's documents; call it while a component is made. */
  constructor(pairId: string, person: MyPerson) {
    this.pairId = pairId;
    this.person = person;
    this.part = person.pairs.find((pair) => pair.pairId === pairId)?.part ?? null;
    const { org, personId } = person;
    this.pair = useDocument(formatDocumentName({ org, kind: 'pair', id: pairId }), personId);
    this.supervisionDocument = useDocument(
      formatDocumentName({ org, kind: 'supervision', id: pairId }),
      personId,
    );
    this.presence = new PresenceView(this.pair.document.awareness, personId);
    this.planView = new DocumentView(this.pair.doc, readPlan);
    this.journalView = new DocumentView(this.pair.doc, readJournal);
    this.supervisionView = new DocumentView(this.supervisionDocument.doc, readSupervision);
  }

  get plan(): Plan {
    return this.planView.current;
  }

  get journal(): Journal {
    return this.journalView.current;
  }

  get supervision(): Supervision {
    return this.supervisionView.current;
  }

  /** Members may write while the pair is active; everybody else reads. The relay enforces the same. */
  get canWrite(): boolean {
    return $effect.tracking() ? this.writableNow : this.isWritable();
  }

  /** A meeting begins with everybody there, so it must be known who that is: on a new tablet their names may come last. */
  get canMeet(): boolean {
    return this.canWrite && this.supervision.people.length > 0;
  }

  private isWritable(): boolean {
    if (this.part === null || this.pair.readOnly) return false;
    return this.state === 'active';
  }

  /** What its curator wrote down and what the server said when this was made: either may come later. */
  get state(): PairState {
    const said = (person: MyPerson | undefined) =>
      person?.pairs.find((pair) => pair.pairId === this.pairId)?.state;
    // A page that was opened while the pair rested does not hold it back once it works again.
    const works = said(session.personOfPair(this.pairId)) === 'active';
    return strictest(this.supervision.head.state, (!works && said(this.person)) || 'active');
  }

  get isClosed(): boolean {
    return this.state === 'closed';
  }

  nameOf(personId: string): string {
    if (personId === this.person.personId) return this.person.name;
    const { people, handovers } = this.supervision;
    const name = people.find((person) => person.personId === personId)?.name;
    return name ?? handovers.find(({ fromId }) => fromId === personId)?.fromName ?? '';
  }

  /** The people for words about who does something, by full name. */
  get circle(): Circle {
    return { people: this.supervision.people, nameOf: (personId) => this.nameOf(personId) };
  }

  /** The same for short places. */
  get shortCircle(): Circle {
    return { people: this.supervision.people, nameOf: (personId) => this.shortNameOf(personId) };
  }

  /** The given name, for short places (`domain/short-name.ts`). */
  shortNameOf(personId: string): string {
    const others = this.supervision.people.filter((person) => person.personId !== personId);
    return shortName(
      this.nameOf(personId),
      others.map(({ name }) => name),
    );
  }
}

const [getWorkspace, setWorkspace] = createContext<PairWorkspace>();

export { getWorkspace, setWorkspace };
