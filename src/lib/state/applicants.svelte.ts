import { readMatchingChoices, type MatchingChoices } from '#lib/documents/matching-choices.ts';
import { readSelections } from '#lib/documents/mentor-selection.ts';
import { readProgramme } from '#lib/documents/programme.ts';
import { readRegisters } from '#lib/documents/registers.ts';
import { readRequest } from '#lib/documents/requests.ts';
import { readRoster, type Person, type Roster } from '#lib/documents/roster.ts';
import { withoutConsent } from '#lib/domain/consents.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { pairParts, type PairPart } from '#lib/domain/forms.ts';
import { applicantOf, withinForms, type Applicant } from '#lib/domain/matching-rules.ts';
import type { MatchingTask } from '#lib/domain/matching.ts';
import { isOpen } from '#lib/domain/pair-state.ts';
import { menteesOf } from '#lib/domain/pairing.ts';
import { isEmptyRequest, mergeRequests, type PersonRequest } from '#lib/domain/request.ts';
import { factsOf, type MentorSelection } from '#lib/domain/selection.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { fetchToKeep } from '#lib/sync/fetch-to-keep.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { useDocument, type LiveDocument } from './live-document.svelte.ts';
import { answersOf, peopleToMatch } from './people-to-match.ts';
import { session } from './session.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** How often a page that shows requests asks for new ones, in ms. */
const intervalMs = 30_000;
/** How many documents are fetched at once, as in the queue. */
const atOnce = 3;

/** Somebody who may come into another pair. */
export interface Candidate {
  readonly person: Person;
  readonly applicant: Applicant;
  /** What they would be; nothing while nobody has said it. */
  readonly sides: readonly PairPart[];
  /** Who filled in the request. */
  readonly by: 'self' | 'curator' | null;
  /** What they have written themselves. */
  readonly own: PersonRequest | null;
}

interface Written {
  readonly request: PersonRequest;
  readonly isEmpty: boolean;
}

/** In which registers people are. */
function readParts(doc: Parameters<typeof readRegisters>[0]): ReadonlyMap<string, PairPart[]> {
  return new Map(
    readRegisters(doc).map(({ id, isIn }) => [id, pairParts.filter((part) => isIn[part])]),
  );
}

/**
 * The people of one organisation whom a curator can match, with their requests. Those lie in documents of their
 * own, which are fetched one after the other while the page is open, and stay here to be read without a network.
 * Make it while a component is made.
 */
export class Applicants {
  readonly document: LiveDocument;
  private readonly curator: MyPerson;
  private readonly rosterView: DocumentView<Roster>;
  private readonly choicesView: DocumentView<MatchingChoices>;
  private readonly inRegisters: DocumentView<ReadonlyMap<string, readonly PairPart[]>>;
  private readonly selections: DocumentView<ReadonlyMap<string, MentorSelection>>;
  private readonly forms;
  private own = $state.raw<ReadonlyMap<string, Written>>(new Map());
  /** Changes when others may be matched: a roster that has only just arrived is one reason. */
  private readonly whom = $derived.by(() => [...peopleToMatch(this.roster)].join());
  private asking = $state(false);
  private stopped = false;
  private again = false;
  private running: Promise<void> | null = null;

  constructor(curator: MyPerson) {
    const { org, personId } = curator;
    this.curator = curator;
    this.document = useDocument(formatDocumentName({ org, kind: 'roster', id: '' }), personId);
    const programme = useDocument(formatDocumentName({ org, kind: 'programme', id: '' }), personId);
    this.rosterView = new DocumentView(this.document.doc, readRoster);
    this.choicesView = new DocumentView(this.document.doc, readMatchingChoices);
    this.inRegisters = new DocumentView(this.document.doc, readParts);
    this.selections = new DocumentView(this.document.doc, readSelections);
    this.forms = new DocumentView(programme.doc, (doc) =>
      readProgramme(doc)
        .forms.filter(({ on }) => on)
        .map(({ form }) => form),
    );
  }

  get roster(): Roster {
    return this.rosterView.current;
  }

  get choices(): MatchingChoices {
    return this.choicesView.current;
  }

  /** Whether requests that this tablet has never read are on their way: what rests on them may change yet. */
  get incomplete(): boolean {
    return this.asking;
  }

  /** By name. */
  get candidates(): Candidate[] {
    const ids = peopleToMatch(this.roster);
    return this.roster.people.filter(({ id }) => ids.has(id)).map((each) => this.candidate(each));
  }

  /** Of whom nothing is read, because they have not consented, or took it back. */
  get lacking(): Person[] {
    return withoutConsent(this.roster);
  }

  /** What is to be worked out: everybody who wants a mentor and has none, and everybody who can be one. */
  get task(): MatchingTask {
    const { candidates, roster, choices } = this;
    const paired = new Set(
      roster.pairs
        .filter(({ state }) => isOpen(state))
        .flatMap(({ members }) => members.filter(({ part }) => part === 'mentee'))
        .map(({ personId }) => personId),
    );
    const forms = this.forms.current;
    const of = (part: PairPart) =>
      candidates
        .filter(({ sides }) => sides.includes(part))
        .map(({ applicant }) => withinForms(applicant, part, forms));
    return {
      mentors: of('mentor').map((applicant) => ({
        ...applicant,
        taken: menteesOf(applicant.id, roster.pairs).size,
        facts: factsOf(this.selections.current.get(applicant.id)),
      })),
      mentees: of('mentee').filter(({ id }) => !paired.has(id)),
      weights: choices.weights,
      chosen: choices.chosen,
      bans: choices.bans,
      least: choices.least,
      forms,
    };
  }

  /** Keeps asking for requests until what it returns is called; for an effect, which follows who is to be matched. */
  watch(): () => void {
    void this.whom;
    this.stopped = false;
    const ask = () => {
      if (!document.hidden) void this.refresh();
    };
    void this.document.document.opened.then(ask);
    const timer = setInterval(ask, intervalMs);
    addEventListener('focus', ask);
    addEventListener('online', ask);
    return () => {
      this.stopped = true;
      clearInterval(timer);
      removeEventListener('focus', ask);
      removeEventListener('online', ask);
    };
  }

  private candidate(person: Person): Candidate {
    const curators = readRequest(this.document.doc, person.id);
    const own = this.own.get(person.id);
    const request = own ? mergeRequests(own.request, curators) : curators;
    const isFilled = own && !own.isEmpty;
    return {
      person,
      applicant: applicantOf(person, request),
      sides:
        request.side.length > 0 ? request.side : (this.inRegisters.current.get(person.id) ?? []),
      own: isFilled ? own.request : null,
      by: isFilled ? 'self' : isEmptyRequest(curators) ? null : 'curator',
    };
  }

  /** Asks for all once; a call while that runs makes it go round again. */
  private async refresh(): Promise<void> {
    this.again = true;
    this.running ??= this.rounds().finally(() => (this.running = null));
    await this.running;
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      await this.run().catch(() => undefined);
      this.asking = false;
    }
  }

  private async run(): Promise<void> {
    const ids = [...peopleToMatch(readRoster(this.document.doc))];
    const held = new Set(
      (await session.repository.ledger.all()).flatMap(({ document, confirmedAt }) =>
        confirmedAt ? document : [],
      ),
    );
    // All that is here comes to the screen at once: each alone would have all pairs worked out again.
    const here = ids.filter((id) => !this.own.has(id) && held.has(this.nameOf(id)));
    await this.take(here);
    const changed: string[] = [];
    this.asking = navigator.onLine && ids.some((id) => !this.own.has(id));
    await this.each(ids, async (id) => {
      if (navigator.onLine && (await this.fetch(id))) changed.push(id);
    });
    await this.take(changed);
  }

  private async take(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const own = new Map(this.own);
    await this.each(ids, async (id) => {
      const read = (doc: Parameters<typeof readRequest>[0]) => readRequest(doc, id);
      const request = await readHere(session.repository, this.nameOf(id), read);
      own.set(id, { request, isEmpty: isEmptyRequest(request) });
    });
    this.own = own;
  }

  /** Whether something new has come. */
  private async fetch(id: string): Promise<boolean> {
    const name = this.nameOf(id);
    if (session.repository.isOpen(name)) return false;
    const outcome = await fetchToKeep(session.repository, name);
    return outcome === 'delivered' || (outcome === 'unchanged' && !this.own.has(id));
  }

  private async each(ids: readonly string[], run: (id: string) => Promise<void>): Promise<void> {
    const waiting = ids.values();
    const worker = async () => {
      for (const id of waiting) {
        if (this.stopped) return;
        await run(id).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  private nameOf(personId: string): string {
    return answersOf(this.curator.org, personId);
  }
}
