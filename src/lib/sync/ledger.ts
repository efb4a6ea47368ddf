import type { Refusal } from '#lib/protocol/messages.ts';
import type { SeenTimes } from './delivery.ts';
import { inTime } from './document-database.ts';

/** What a tablet remembers of each document between runs; kept by the catalogue. */
export interface LedgerEntry {
  readonly document: string;
  /** Changes that the relay had not acknowledged when this was written. */
  readonly unsent: number;
  /** When the relay last acknowledged everything, in ms of this device's clock. */
  readonly confirmedAt: number | null;
  /** Who of the others has seen everything that is confirmed. */
  readonly seenBy?: SeenTimes;
  /** Why the relay did not take the unsent changes when they were last delivered over HTTP. */
  readonly refused?: Refusal | null;
  /** The relay's name for the state that it last answered with over HTTP, … */
  readonly etag?: string | null;
  /** … and what the tablet had on its disk then. */
  readonly stateVector?: Uint8Array | null;
  /** Kept here by the person's choice: when that changes, the tablet lets go of it. */
  readonly kept?: boolean;
  /** How large the document was when it was last fetched over HTTP, in bytes. */
  readonly bytes?: number;
  /** It was erased on the server, and nothing of it is here any more. */
  readonly erased?: boolean;
  /** Of a roster: people who were changed here, and of whom not all of their pairs have been told yet. */
  readonly untold?: readonly string[];
  /** Since when the server has kept the account out of it, as far as it was asked, in ms of this device's clock. */
  readonly outSince?: number | null;
}

/** How many people of whom their pairs have not been told yet: what was changed of them is not safe before. */
export function untoldIn(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { untold = [] }) => sum + untold.length, 0);
}

/** Where the entries are kept. */
export interface LedgerStore {
  all(): Promise<LedgerEntry[]>;
  write(entry: LedgerEntry): Promise<void>;
  remove(document: string): Promise<void>;
  /** Calls back with what other tabs of the account write and remove. */
  listen(onWritten: (entry: LedgerEntry) => void, onRemoved: (document: string) => void): void;
}

/** The entries of all documents in memory, written through to the store; tells when one changes. */
export class Ledger {
  private readonly store: LedgerStore;
  private readonly entries = new Map<string, LedgerEntry>();
  private readonly listeners = new Set<() => void>();
  private readonly loaded: Promise<void>;

  constructor(store: LedgerStore) {
    this.store = store;
    // Without its store the ledger still counts; only a restart would forget.
    this.loaded = inTime(store.all()).then(
      (entries) => this.take(entries),
      () => undefined,
    );
    store.listen(
      (entry) => {
        this.entries.set(entry.document, entry);
        this.notify();
      },
      (document) => {
        this.entries.delete(document);
        this.notify();
      },
    );
  }

  async read(document: string): Promise<LedgerEntry | undefined> {
    await this.loaded;
    return this.entries.get(document);
  }

  /** All entries known by now. */
  get known(): LedgerEntry[] {
    return [...this.entries.values()];
  }

  async all(): Promise<LedgerEntry[]> {
    await this.loaded;
    return this.known;
  }

  /** Whether it is written down that the document has changes that the relay lacks. */
  knowsUnsent(document: string): boolean {
    return (this.entries.get(document)?.unsent ?? 0) > 0;
  }

  /** Writes what is new of a document; what `change` does not name stays as it is. */
  async write(change: Pick<LedgerEntry, 'document'> & Partial<LedgerEntry>): Promise<void> {
    const nothing = { unsent: 0, confirmedAt: null };
    const entry = { ...nothing, ...this.entries.get(change.document), ...change };
    this.entries.set(entry.document, entry);
    this.notify();
    await inTime(this.store.write(entry)).catch(() => undefined);
  }

  /** Forgets a document that is on this tablet no more. */
  async forget(document: string): Promise<void> {
    this.entries.delete(document);
    this.notify();
    await inTime(this.store.remove(document)).catch(() => undefined);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private take(entries: readonly LedgerEntry[]): void {
    // What was written meanwhile is newer than what was stored.
    for (const entry of entries) {
      if (!this.entries.has(entry.document)) this.entries.set(entry.document, entry);
    }
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
