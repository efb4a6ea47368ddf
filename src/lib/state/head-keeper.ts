import { mayEdit } from '#lib/documents/document.ts';
import { readRoster, type RosterPair } from '#lib/documents/roster.ts';
import { differingSteps, followRoster, readSupervision } from '#lib/documents/supervision.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { deliverOpen } from '#lib/sync/http-delivery.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import type { OpenDocument } from '#lib/sync/open-document.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';

interface Curator {
  readonly org: string;
  readonly personId: string;
}

/**
 * Two curators who take different steps with a pair apart may leave its roster and its supervision with different states,
 * since each document settles the matter by itself. The roster is the truth. The tablet of any curator that
 * has both, with nothing of its own on the way, lets the supervision follow.
 */
export class HeadKeeper {
  private readonly repository: DocumentRepository;
  /** What was in order when it was read last, by document: it is read again when one side has changed. */
  private readonly settled = new Map<string, { entry: LedgerEntry; truth: string }>();
  /** What differed at the last look. The other half of what another curator did may be on its way. */
  private suspects: ReadonlySet<string> = new Set();

  constructor(repository: DocumentRepository) {
    this.repository = repository;
  }

  async look(curators: readonly Curator[]): Promise<void> {
    const suspects = new Set<string>();
    for (const curator of curators) {
      for (const pairId of await this.differing(curator)) {
        const name = supervisionOf(curator, pairId);
        if (!this.suspects.has(name)) suspects.add(name);
        else await this.settle(curator, pairId);
      }
    }
    this.suspects = suspects;
  }

  /** The pairs whose supervision is here and says something else than the roster. */
  private async differing(curator: Curator): Promise<string[]> {
    const entries = new Map(
      (await this.repository.ledger.all())
        .filter(({ unsent, confirmedAt }) => unsent === 0 && confirmedAt)
        .map((entry) => [entry.document, entry]),
    );
    const prefix = supervisionOf(curator, '');
    const isHere = [...entries.keys()].some((name) => name.startsWith(prefix));
    if (!isHere || !entries.has(rosterOf(curator))) return [];
    const { pairs } = await readHere(this.repository, rosterOf(curator), readRoster);
    const found: string[] = [];
    for (const pair of pairs) {
      const name = supervisionOf(curator, pair.id);
      const entry = entries.get(name);
      if (entry && (await this.differs(name, entry, pair))) found.push(pair.id);
    }
    return found;
  }

  private async differs(name: string, entry: LedgerEntry, pair: RosterPair): Promise<boolean> {
    const truth = JSON.stringify({ ...pair, members: null, former: null });
    const last = this.settled.get(name);
    if (last?.entry === entry && last.truth === truth) return false;
    const { head } = await readHere(this.repository, name, readSupervision);
    const differs = differingSteps(head, pair).length > 0;
    if (!differs) this.settled.set(name, { entry, truth });
    return differs;
  }

  /** Once more with what the server has of both at this moment. */
  private async settle(curator: Curator, pairId: string): Promise<void> {
    const { repository } = this;
    const roster = repository.lease(rosterOf(curator), curator.personId);
    const supervision = repository.lease(supervisionOf(curator, pairId), curator.personId);
    try {
      const [{ doc: truth }, { doc: head }] = [roster.document, supervision.document];
      if (!(await isUpToDate(supervision.document)) || !(await isUpToDate(roster.document))) return;
      const pair = readRoster(truth).pairs.find(({ id }) => id === pairId);
      if (pair && mayEdit(head)) followRoster(head, pair);
      await supervision.document.flushed();
    } finally {
      supervision.release();
      roster.release();
    }
  }
}

async function isUpToDate(document: OpenDocument): Promise<boolean> {
  await document.opened;
  return (await deliverOpen(fetch.bind(globalThis), document)) === 'delivered';
}

const rosterOf = ({ org }: Curator) => formatDocumentName({ org, kind: 'roster', id: '' });
const supervisionOf = ({ org }: Curator, pairId: string) =>
  formatDocumentName({ org, kind: 'supervision', id: pairId });
