/**
 * Where documents are kept. A document is an append-only log of Yjs updates, which may have been
 * compacted into a snapshot. Adapters are proved by `tests/contracts/document-store.ts`.
 */

import type { AuditKind, OpeningKind } from '#lib/protocol/api.ts';

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

/** What a room needs to know of a document; cheap however large the snapshot is. */
export interface DocumentOutline {
  /** What whoever compacted said of the snapshot, or `null` when there is no such word. */
  readonly content: Uint8Array | null;
  readonly snapshotBytes: number;
  readonly updates: readonly Uint8Array[];
  /** It was erased, for ever. */
  readonly erased: boolean;
}

/** A snapshot in the making: the merged state, and a description of it that is kept beside it. */
export interface Merged {
  readonly snapshot: Uint8Array;
  readonly content: Uint8Array;
}

/** When a person's tablet last completed a sync of a document, by the server's clock. */
export interface Delivery {
  readonly document: string;
  readonly personId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Since when a person has seen all that others put into a document, by the server's clock. */
export interface Seen {
  readonly document: string;
  readonly personId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is left of a document that was erased: its name, which can never be used again. */
export interface Erasure {
  readonly document: string;
  /** The curator who erased it, or `null` for whoever runs the server. */
  readonly personId: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A curator came to a pair's document: opened it, or took a copy to read without a network. */
export interface Opening {
  readonly document: string;
  readonly personId: string;
  readonly kind: OpeningKind;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Who did what to whom or to what: codes and names of documents, no word that anybody wrote. */
export interface AuditEvent {
  readonly org: string;
  readonly kind: AuditKind;
  /** Who did it, or `null` for the server itself. */
  readonly personId: string | null;
  /** Whom it was about, or `null`. */
  readonly subjectId: string | null;
  /** The document's name, or `null`. */
  readonly document: string | null;
  /** A code that tells more, such as a new role; empty when there is nothing more to tell. */
  readonly detail: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Everything by which the record may name a person: ids, theirs and of their pairs, and names of documents. */
export interface AuditSubject {
  readonly ids: readonly string[];
  readonly documents: readonly string[];
}

export interface AuditFilter {
  /** Milliseconds since the epoch; `until` is left out of what it ends. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Who did it. */
  readonly by?: string | undefined;
  /** Whom it was about. */
  readonly about?: AuditSubject | undefined;
  /** Whether it is enough that one of the two is so; both must be unless given. */
  readonly either?: boolean | undefined;
  readonly kind?: AuditKind | undefined;
  readonly limit: number;
}

/** What is told of a version of a document, without the version itself. */
export interface VersionNote {
  readonly document: string;
  /** Made by the tablet, so that a version which is sent twice is kept once. */
  readonly id: string;
  readonly reason: string;
  readonly personId: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number;
}

/** A document as it was once: opaque bytes, which are erased with the document. */
export interface KeptVersion extends VersionNote {
  readonly bytes: Uint8Array;
}

/** Merges a snapshot and the log behind it into one state that contains both. */
export type Merge = (stored: StoredDocument) => Merged | Promise<Merged>;

/** An append to a document that was erased. */
export class ErasedError extends Error {
  /** Nameless, because it may be logged and a diary's name is a person's. */
  constructor() {
    super('the document was erased');
  }
}

export interface DocumentStore {
  /**
   * Appends one update; resolves once it is durable. Concurrent calls share one commit. Rejects with
   * `ErasedError` when the document was erased.
   */
  append(update: NewUpdate): Promise<void>;
  load(document: string): Promise<StoredDocument>;
  outline(document: string): Promise<DocumentOutline>;
  /** Changes with every change of the document, and never comes back, also not from a backup. */
  version(document: string): Promise<string>;
  /**
   * Replaces snapshot and log by what `merge` makes of them, all or nothing. Updates appended while
   * `merge` runs stay in the log; when somebody else compacts meanwhile, theirs stands and this does
   * nothing. Rejects, with everything as before, when `merge` fails.
   */
  compact(document: string, merge: Merge): Promise<void>;
  /**
   * Removes a document with its history and all notes about it; nothing can be appended to it ever after.
   * Of several erasures of one document the first is remembered.
   */
  erase(document: string, personId: string | null): Promise<void>;
  /** What was erased of the documents whose names start with `prefix`, the latest first, at most `limit`. */
  erasures(prefix: string, limit: number): Promise<Erasure[]>;
  /** Names that start with `prefix`, ascending. */
  list(prefix: string): Promise<string[]>;
  /** How many bytes the documents take, with their versions, whose names start with `prefix`. */
  bytesOf(prefix: string): Promise<number>;
  /** Notes a delivery; an earlier one than is known changes nothing. */
  recordDelivery(delivery: Delivery): Promise<void>;
  deliveries(document: string): Promise<Delivery[]>;
  /**
   * Notes that a person has seen a document as it was at `version`; does nothing when others may have changed
   * it since, or when it is noted already. Whatever somebody else appends takes the note away.
   */
  recordSeen(seen: Seen, version: string): Promise<void>;
  /** The notes that still hold. */
  seenOf(document: string): Promise<Seen[]>;
  /** Notes an opening, unless the same person's last one of its kind is less than `quietMs` ago. */
  recordOpening(opening: Opening, quietMs?: number): Promise<void>;
  /** The latest first: at most `limit` openings, and of each person's copies the last one. */
  openings(document: string, limit: number): Promise<Opening[]>;
  recordEvent(event: AuditEvent): Promise<void>;
  /** What happened in an organisation, the latest first; openings of its documents are among it. */
  events(org: string, filter: AuditFilter): Promise<AuditEvent[]>;
  /** Removes events and openings of before a moment, in milliseconds since the epoch, in all organisations. */
  forgetEvents(before: number): Promise<void>;
  /** Keeps a version; one that is there already stays as it is, and an erased document gets none. */
  keepVersion(version: KeptVersion): Promise<void>;
  /** The latest first. */
  versionsOf(document: string): Promise<VersionNote[]>;
  versionBytes(document: string, id: string): Promise<Uint8Array | null>;
  dropVersions(document: string, ids: readonly string[]): Promise<void>;
  /** Waits for what is under way and lets go of the database. */
  close(): Promise<void>;
}
