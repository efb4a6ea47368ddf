import { deleteLocalStore, localStoreName } from './local-store.ts';
import type { DocumentRepository } from './repository.ts';

/** The copies that a tablet keeps because somebody chose to, and how it lets go of those that are chosen no more. */
export class KeptCopies {
  private readonly repository: DocumentRepository;
  private readonly onGone: (documents: readonly string[]) => void;
  /** What could not go yet: a page shows it, or the relay lacks something of it. */
  private readonly left = new Set<string>();

  constructor(repository: DocumentRepository, onGone: (documents: readonly string[]) => void) {
    this.repository = repository;
    this.onGone = onGone;
  }

  /** Deletes every copy that is not `chosen`, unless the relay lacks something of it or a page shows it. */
  async letGoOfAllBut(chosen: ReadonlySet<string>): Promise<void> {
    this.left.clear();
    const gone: string[] = [];
    for (const { document, kept } of await this.repository.ledger.all()) {
      if (!kept || chosen.has(document)) continue;
      // One database that does not answer keeps no other here; it goes another time.
      if (!this.isFree(document)) this.left.add(document);
      else if (await this.letGoOf(document).catch(() => false)) gone.push(document);
    }
    if (gone.length > 0) this.onGone(gone);
  }

  /** Whether something that had to be left could go now: its page is closed, and the relay has it all. Says so once. */
  mayGoNow(): boolean {
    if (![...this.left].some((document) => this.isFree(document))) return false;
    this.left.clear();
    return true;
  }

  private async letGoOf(document: string): Promise<boolean> {
    const { accountId, ledger } = this.repository;
    await deleteLocalStore(localStoreName(accountId, document));
    if (this.isFree(document)) {
      await ledger.forget(document);
      return true;
    }
    // A page has opened it meanwhile: it goes later, and nothing of it is here as the server knew it.
    this.left.add(document);
    await ledger.write({ document, etag: null, stateVector: null });
    return false;
  }

  private isFree(document: string): boolean {
    const entry = this.repository.ledger.known.find((each) => each.document === document);
    return entry?.unsent === 0 && !this.repository.isOpen(document);
  }
}
