import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { ErasedDocument, MyPerson } from '#lib/protocol/api.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import { letGoOf, letGoOfErased, letGoOfLost } from '#lib/sync/letting-go.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';
import { callApi } from './api.ts';

/** How often a curator's tablet asks what was erased, in ms: their copies of pairs are on no list of the server's. */
const askEveryMs = 3_600_000;

/** Deletes copies that nobody should find on the tablet: of what was erased, and of what an account has lost. */
export class LettingGo {
  private readonly repository: DocumentRepository;
  /** What else the tablet keeps of a document goes too. */
  private readonly onGone: (documents: readonly string[]) => void;
  private readonly known = new Set<string>();
  private askedAt = -Infinity;

  constructor(repository: DocumentRepository, onGone: (documents: readonly string[]) => void) {
    this.repository = repository;
    this.onGone = onGone;
  }

  async run(persons: readonly MyPerson[]): Promise<void> {
    const { repository } = this;
    await this.askWhatIsErased(persons).catch(() => undefined);
    const unlisted = (await repository.ledger.all())
      .filter(({ document, kept }) => !kept && isNobodys(document, persons))
      .map(({ document }) => document);
    const lost = await letGoOfLost(repository, unlisted, this.known);
    const gone = [...lost, ...(await letGoOfErased(repository))];
    if (gone.length > 0) this.onGone(gone);
  }

  private async askWhatIsErased(persons: readonly MyPerson[]): Promise<void> {
    const curators = persons.filter(({ role }) => role === 'curator');
    if (curators.length === 0 || performance.now() - this.askedAt < askEveryMs) return;
    this.askedAt = performance.now();
    const { ledger } = this.repository;
    const here = new Map((await ledger.all()).map((entry) => [entry.document, entry]));
    for (const { org } of curators) {
      for (const { name } of await callApi<ErasedDocument[]>('GET', `erasures/${org}`)) {
        if (here.get(name) && !here.get(name)?.refused) {
          await ledger.write({ document: name, refused: 'gone' });
        }
      }
    }
  }
}

/** Whether the account has no right to a document any more, as far as the server has told it. */
function isNobodys(document: string, persons: readonly MyPerson[]): boolean {
  if (persons.some(({ documents }) => documents.some(({ name }) => name === document)))
    return false;
  // What a curator has besides is on no list; of that the server tells what was erased.
  const org = parseDocumentName(document)?.org;
  return !persons.some((person) => person.org === org && person.role === 'curator');
}

/** Whether unsent words of a document can never be delivered, so that the person may delete them after taking a copy. */
export function isHopeless(
  { document, unsent, refused }: LedgerEntry,
  persons: readonly MyPerson[],
): boolean {
  if (unsent === 0) return false;
  return refused === 'gone' || (refused === 'readOnly' && isNobodys(document, persons));
}

/** Deletes what is unsent of a document too, when the person says so. */
export async function letGoForGood(
  repository: DocumentRepository,
  document: string,
): Promise<void> {
  if (!repository.isOpen(document)) await letGoOf(repository, document);
}
