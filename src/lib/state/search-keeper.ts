import { openSearchIndex, type SearchIndex } from '#lib/catalog/search-index.ts';
import { canonicalJson, type Json } from '#lib/domain/canonical-json.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { findablesIn } from '#lib/documents/findables.ts';
import { fingerprint } from '#lib/documents/fingerprint.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';
import { idle, isTyping } from './idle.ts';
import { session } from './session.svelte.ts';

/** How long nobody must have written into a document before its words are looked at again, in ms. */
const quietMs = 2_000;

/** How often to look whether somebody still types, in ms. */
const pollMs = 200;

/** Kinds of documents that have words to be found. */
const searchedKinds = ['pair', 'shared', 'supervision', 'diary'];

/**
 * Keeps the search index of the account in use fresh: made while the tablet has nothing else to do, again for
 * every document that changes, from what lies on the tablet. It ends with the account.
 */
class SearchKeeper {
  readonly repository: DocumentRepository;
  readonly index: Promise<SearchIndex>;
  private readonly due = new Set<string>();
  private readonly watched = new WeakSet<object>();
  private readonly etags = new Map<string, unknown>();
  private running: Promise<void> | null = null;
  /** How many wait for the index: then it does not wait for whoever types. */
  private waitedFor = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stopWatching: () => void;

  constructor(repository: DocumentRepository) {
    this.repository = repository;
    this.index = openSearchIndex(repository.accountId);
    this.stopWatching = repository.subscribe(() => this.watch());
    this.watch();
    void this.lookThrough().catch(() => undefined);
  }

  /** Whether the account is still the one in use: after its end nothing of it is read or written. */
  get isCurrent(): boolean {
    return isOpen() && session.repository === this.repository;
  }

  stop(): void {
    this.stopWatching();
    clearTimeout(this.timer);
    void this.index.then((index) => index.close()).catch(() => undefined);
  }

  /** Looks at every document of the account once, now; rejects when the browser gives no database. */
  async refresh(): Promise<void> {
    this.waitedFor += 1;
    try {
      await this.lookThrough();
    } finally {
      this.waitedFor -= 1;
    }
  }

  private async lookThrough(): Promise<void> {
    const names = await this.readableNames();
    const index = await this.index;
    const known = (await index.documents()).map(({ document }) => document);
    const gone = known.filter((name) => !names.includes(name));
    if (gone.length > 0 && this.isCurrent) await index.drop(gone);
    for (const name of names) this.due.add(name);
    await this.work();
  }

  /** What the tablet holds of what the account may read. */
  private async readableNames(): Promise<string[]> {
    const entries = await this.repository.ledger.all();
    const held = new Set([
      ...entries.map(({ document }) => document),
      ...this.repository.openDocuments.map(({ name }) => name),
    ]);
    const kept = session.persons.flatMap(({ documents }) => documents.map(({ name }) => name));
    return [...held].filter((name) => {
      const parsed = parseDocumentName(name);
      if (!parsed || !searchedKinds.includes(parsed.kind)) return false;
      if (kept.includes(name)) return true;
      // Pairs come to a curator's tablet when they open them, and are on no list.
      const person = session.persons.find(({ org }) => org === parsed.org);
      return person?.role === 'curator' && parsed.kind !== 'diary';
    });
  }

  /** Hears of changes: of open documents from themselves, of others from what the server answered. */
  private watch(): void {
    for (const { name, doc } of this.repository.openDocuments) {
      if (this.watched.has(doc)) continue;
      this.watched.add(doc);
      doc.on('update', () => this.changed(name));
    }
    for (const { document, etag } of this.repository.ledger.known) {
      if (this.etags.has(document) && this.etags.get(document) !== etag) this.changed(document);
      this.etags.set(document, etag);
    }
  }

  private changed(name: string): void {
    const kind = parseDocumentName(name)?.kind;
    if (kind === undefined || !searchedKinds.includes(kind)) return;
    this.due.add(name);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.work().catch(() => undefined), quietMs);
  }

  /** Lets everything else go first; rejects when the account is no longer the one in use. */
  private async rest(): Promise<void> {
    await idle();
    while (this.waitedFor === 0 && isTyping()) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    if (!this.isCurrent) throw new Error('the account is not in use any more');
  }

  private work(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<void> {
    const index = await this.index;
    const prints = new Map(
      (await index.documents()).map(({ document, fingerprint }) => [document, fingerprint]),
    );
    for (const name of this.due) {
      await this.rest();
      this.due.delete(name);
      const parsed = parseDocumentName(name);
      if (!parsed) continue;
      const findables = await readHere(this.repository, name, (doc) => findablesIn(doc, parsed))
        // A document that the tablet cannot read has nothing to be found in it.
        .catch(() => []);
      const print = fingerprint(canonicalJson(findables as unknown as Json));
      if (prints.get(name) === print || !this.isCurrent) continue;
      await index.put({ document: name, fingerprint: print }, findables, () => this.rest());
    }
  }
}

let keeper: SearchKeeper | null = null;

/** The keeper of the account in use. */
export function searchKeeper(): SearchKeeper {
  if (keeper?.isCurrent) return keeper;
  keeper?.stop();
  keeper = new SearchKeeper(session.repository);
  return keeper;
}

/** `session.repository` throws while no account is open. */
function isOpen(): boolean {
  try {
    return Boolean(session.repository);
  } catch {
    return false;
  }
}
