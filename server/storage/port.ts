/**
 * Where documents are kept. A document is an append-only log of Yjs updates, which may have been
 * compacted into a snapshot. Adapters are proved by `tests/contracts/document-store.ts`.
 */

export interface NewUpdate {
  readonly document: string;
  readonly update: Uint8Array;
  /** The person who made it, or `null` for the relay itself. */
  readonly personId: string | null;
}

export interface StoredDocument {
  /** A merged state, or `null` when the log was never compacted. */
  readonly snapshot: Uint8Array | null;
  /** What came after the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
}

/** When a person's tablet last completed a sync of a document, by the server's clock. */
export interface Delivery {
  readonly document: string;
  readonly personId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A curator's opening of a pair's document. */
export interface Opening {
  readonly document: string;
  readonly personId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface DocumentStore {
  /** Appends one update; resolves once it is durable. Concurrent calls share one commit. */
  append(update: NewUpdate): Promise<void>;
  load(document: string): Promise<StoredDocument>;
  /**
   * Replaces the log by `snapshot`, which must contain all that `load` returned; updates appended
   * since then stay in the log.
   */
  compact(document: string, snapshot: Uint8Array, updatesMerged: number): Promise<void>;
  /** Names that start with `prefix`, ascending. */
  list(prefix: string): Promise<string[]>;
  recordDelivery(delivery: Delivery): Promise<void>;
  deliveries(document: string): Promise<Delivery[]>;
  recordOpening(opening: Opening): Promise<void>;
  /** The latest openings first, at most `limit`. */
  openings(document: string, limit: number): Promise<Opening[]>;
  close(): Promise<void>;
}
