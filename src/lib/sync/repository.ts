import type { SeenTimes } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { OpenDocument } from './open-document.ts';
import { restingState, type SavingState } from './saving-state.ts';

/** How long a document stays open after its last use: pages that follow each other share it, in ms. */
const lingerMs = 4_000;

/** A share in an open document; give it back with `release`. */
export interface DocumentLease {
  readonly document: OpenDocument;
  release(): void;
}

/** One document of the account and how safe its words are. */
export interface DocumentSaving {
  readonly name: string;
  readonly saving: SavingState;
  readonly unsent: number;
  readonly seenBy: SeenTimes;
}

/** The documents that one account has open on this tablet, each opened once. */
export class DocumentRepository {
  readonly accountId: string;
  readonly ledger: Ledger;
  private readonly open = new Map<string, { document: OpenDocument; leases: number }>();
  private readonly closing = new Map<string, Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private readonly mayConnect: Promise<void>;
  private readonly leaving = new AbortController();

  /** The relay is left alone until `mayConnect`, so that what is on the tablet is shown first. */
  constructor(accountId: string, ledger: Ledger, mayConnect = Promise.resolve()) {
    this.accountId = accountId;
    this.mayConnect = mayConnect;
    this.ledger = ledger;
    ledger.subscribe(() => this.notify());
  }

  /** Opens `name` for the person who the account is there; the same document for each caller. */
  lease(name: string, personId: string): DocumentLease {
    let entry = this.open.get(name);
    if (!entry) {
      const document = new OpenDocument(
        this.accountId,
        name,
        personId,
        this.ledger,
        this.mayConnect,
      );
      entry = { document, leases: 0 };
      this.open.set(name, entry);
      document.subscribe(() => this.notify());
      this.notify();
    }
    entry.leases += 1;
    const held = entry;
    let released = false;
    return {
      document: held.document,
      release: () => {
        if (released) return;
        released = true;
        held.leases -= 1;
        if (held.leases === 0) setTimeout(() => this.closeIfUnused(name), lingerMs);
      },
    };
  }

  /** Aborted when the account is being left: whoever goes through many documents stops then. */
  get left(): AbortSignal {
    return this.leaving.signal;
  }

  /** To be called before whoever works for the account is waited for, and all is closed. */
  leave(): void {
    this.leaving.abort();
  }

  get openDocuments(): OpenDocument[] {
    return [...this.open.values()].map(({ document }) => document);
  }

  /** Unsent changes of documents that are not open now. */
  get unsentElsewhere(): number {
    return this.ledger.known
      .filter(({ document }) => !this.open.has(document))
      .reduce((sum, { unsent }) => sum + unsent, 0);
  }

  /** All documents that this tablet knows something of, the open ones first. */
  get documents(): DocumentSaving[] {
    const open = this.openDocuments.map(({ name, saving, unsent, seenBy }) => ({
      ...{ name, saving, unsent, seenBy },
    }));
    const connected = open.some(
      ({ saving: { kind } }) => kind === 'onServer' || kind === 'sending',
    );
    const resting = this.ledger.known.flatMap((entry) => {
      const { document: name, unsent, kept, seenBy = {} } = entry;
      // Copies to read, of which there may be hundreds, have nothing that is not safe.
      if (this.open.has(name) || (kept && unsent === 0)) return [];
      const saving = restingState(entry, connected);
      return saving ? [{ name, saving, unsent, seenBy }] : [];
    });
    return [...open, ...resting];
  }

  isOpen(name: string): boolean {
    return this.open.has(name) || this.closing.has(name);
  }

  /** The document if it is open here. */
  opened(name: string): OpenDocument | undefined {
    return this.open.get(name)?.document;
  }

  /** Whether a page shows the document now. */
  isShown(name: string): boolean {
    return this.open.get(name)?.document.isShown ?? false;
  }

  /** Calls `listener` when a document's state, or which are open, may have changed. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Connects all again, after a new sign-in. */
  reconnectAll(): void {
    for (const { document } of this.open.values()) document.reconnect();
  }

  async closeAll(): Promise<void> {
    const documents = this.openDocuments;
    this.open.clear();
    await Promise.all([...documents.map((document) => document.close()), ...this.closing.values()]);
  }

  private closeIfUnused(name: string): void {
    const entry = this.open.get(name);
    if (!entry || entry.leases > 0) return;
    if (entry.document.isOnlyCopy) {
      setTimeout(() => this.closeIfUnused(name), lingerMs);
      return;
    }
    this.open.delete(name);
    const closed = entry.document.close().finally(() => {
      this.closing.delete(name);
      this.notify();
    });
    this.closing.set(name, closed);
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
