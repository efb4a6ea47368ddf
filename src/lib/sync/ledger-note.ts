import type { Ledger, LedgerEntry } from './ledger.ts';

/** How long the persisted count may lag behind while somebody types, in ms. */
const delayMs = 400;

type Facts = Pick<LedgerEntry, 'unsent' | 'confirmedAt' | 'refused' | 'seenBy'>;

/** What the ledger says of a document in use: that anything is unsent is noted at once, all else may lag a little. */
export class LedgerNote {
  private readonly ledger: Ledger;
  private readonly document: string;
  private readonly facts: () => Facts;
  private notedUnsent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ledger: Ledger, document: string, facts: () => Facts) {
    this.ledger = ledger;
    this.document = document;
    this.facts = facts;
  }

  /** What an earlier run of the app left behind. */
  async read(): Promise<LedgerEntry | undefined> {
    const entry = await this.ledger.read(this.document);
    this.notedUnsent = entry?.unsent ?? 0;
    return entry;
  }

  /** Whether a restart would know that something is unsent. */
  get knowsUnsent(): boolean {
    return this.ledger.knowsUnsent(this.document);
  }

  writeSoon(): void {
    // The page may be closed before the count is written.
    if (this.notedUnsent === 0 && this.facts().unsent > 0) void this.write();
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.write();
    }, delayMs);
  }

  /** The last word: nothing is written after it. */
  close(): Promise<void> {
    clearTimeout(this.timer);
    return this.write();
  }

  async write(): Promise<void> {
    const facts = this.facts();
    this.notedUnsent = facts.unsent;
    await this.ledger.write({ document: this.document, ...facts });
  }
}
