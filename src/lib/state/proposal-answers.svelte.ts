import { readProposalAnswers } from '#lib/documents/proposal-answers.ts';
import type { RosterPair } from '#lib/documents/roster.ts';
import { localIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { awaitsAnswers, proposalStanding, type ProposalAnswer } from '#lib/domain/pair-state.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { deliverOverHttp } from '#lib/sync/http-delivery.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { clock } from './clock.svelte.ts';
import { session } from './session.svelte.ts';

/** How often a page that shows proposals asks for new answers, in ms. */
const intervalMs = 15_000;
/** How many documents are fetched at once, as in the queue. */
const atOnce = 3;

export type AnswersByPair = ReadonlyMap<string, ProposalAnswer>;

/**
 * What the members of all proposed pairs have answered, for a curator's page. Their documents may be hundreds, more
 * than a person may have open: they are fetched one after the other, and what this tablet has is shown at once.
 */
export class ProposalAnswers {
  private readonly curator: MyPerson;
  private readonly pairs: () => readonly RosterPair[];
  private byPerson = $state.raw<ReadonlyMap<string, AnswersByPair>>(new Map());
  private stopped = false;
  private running: Promise<void> | null = null;

  constructor(curator: MyPerson, pairs: () => readonly RosterPair[]) {
    this.curator = curator;
    this.pairs = pairs;
  }

  /** Keeps asking until what it returns is called. */
  watch(): () => void {
    this.stopped = false;
    const ask = () => {
      if (!document.hidden) void this.refresh();
    };
    ask();
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

  answerOf(personId: string, pairId: string): ProposalAnswer | undefined {
    return this.byPerson.get(personId)?.get(pairId);
  }

  standingOf({ id, members }: RosterPair) {
    return proposalStanding(members.map(({ personId }) => this.answerOf(personId, id)));
  }

  /** The day on which the last member of a proposed pair agreed, on this device's calendar. */
  agreedOn({ id, members }: RosterPair): IsoDate | undefined {
    const last = members
      .map(({ personId }) => this.answerOf(personId, id)?.at ?? '')
      .sort()
      .at(-1);
    return last ? localIsoDate(new Date(last)) : undefined;
  }

  private refresh(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<void> {
    const asked = this.pairs().filter((pair) => awaitsAnswers(pair, clock.today));
    const ids = new Set(asked.flatMap(({ members }) => members.map(({ personId }) => personId)));
    await this.each(ids, async (id) => {
      if (!this.byPerson.has(id)) await this.read(id);
    });
    await this.each(ids, async (id) => {
      if (session.repository.isOpen(this.nameOf(id))) return this.read(id);
      if (!navigator.onLine) return;
      const { accountId, ledger } = session.repository;
      const deliverer = { accountId, ledger, fetch: fetch.bind(globalThis) };
      const outcome = await deliverOverHttp(deliverer, this.nameOf(id));
      if (outcome === 'delivered') await this.read(id);
    });
  }

  private async each(ids: ReadonlySet<string>, run: (id: string) => Promise<void>): Promise<void> {
    const waiting = ids.values();
    const worker = async () => {
      for (const id of waiting) {
        if (this.stopped) return;
        await run(id).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  private async read(personId: string): Promise<void> {
    const answers = await readHere(session.repository, this.nameOf(personId), readProposalAnswers);
    this.byPerson = new Map([...this.byPerson, [personId, answers]]);
  }

  private nameOf(personId: string): string {
    return formatDocumentName({ org: this.curator.org, kind: 'answers', id: personId });
  }
}
