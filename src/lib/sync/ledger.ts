/** What a tablet remembers of each document between runs; kept by the catalogue. */
export interface LedgerEntry {
  readonly document: string;
  /** Changes that the relay had not acknowledged when this was written. */
  readonly unsent: number;
  /** When the relay last acknowledged everything, in ms of this device's clock. */
  readonly confirmedAt: number | null;
}

export interface Ledger {
  read(document: string): Promise<LedgerEntry | undefined>;
  write(entry: LedgerEntry): Promise<void>;
  all(): Promise<LedgerEntry[]>;
}
