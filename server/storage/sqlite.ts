import type { DatabaseSync } from 'node:sqlite';

import { CommitQueue, type CommitQueueOptions } from './commit-queue.ts';
import { DocumentReader } from './document-reader.ts';
import type {
  AuditEvent,
  AuditFilter,
  Delivery,
  DocumentOutline,
  DocumentStore,
  Erasure,
  KeptVersion,
  Merge,
  NewUpdate,
  Opening,
  Seen,
  StoredDocument,
  VersionNote,
} from './port.ts';

export type SqliteStoreOptions = Partial<Omit<CommitQueueOptions, 'file'>>;

const defaults = {
  busyTimeoutMs: 2_000,
  maxWaitingBytes: 64 * 1024 * 1024,
  onCommit: () => undefined,
};

/** Keeps documents in SQLite: reads through `db`, writes by a thread with a connection of its own. */
export function createSqliteStore(db: DatabaseSync, options: SqliteStoreOptions = {}): SqliteStore {
  return new SqliteStore(db, options);
}

export class SqliteStore implements DocumentStore {
  readonly #db: DatabaseSync;
  readonly #reader: DocumentReader;
  readonly #commits: CommitQueue;

  constructor(db: DatabaseSync, options: SqliteStoreOptions) {
    const file = db.location();
    if (file === null) throw new Error('documents are kept in a file, not in memory');
    this.#db = db;
    this.#reader = new DocumentReader(db);
    this.#commits = new CommitQueue({ ...defaults, ...options, file });
  }

  /** Writes that are not committed yet. */
  get waiting(): number {
    return this.#commits.waiting;
  }

  append(update: NewUpdate): Promise<void> {
    return this.#commits.append(update);
  }

  async load(document: string): Promise<StoredDocument> {
    const { snapshot, updates } = this.#reader.whole(document);
    return { snapshot, updates };
  }

  async outline(document: string): Promise<DocumentOutline> {
    return this.#reader.outline(document);
  }

  async version(document: string): Promise<string> {
    return this.#reader.version(document);
  }

  async compact(document: string, merge: Merge): Promise<void> {
    const { snapshot, updates, through, last } = this.#reader.whole(document);
    if (updates.length === 0) return;
    const merged = await merge({ snapshot, updates });
    await this.#commits.run({ kind: 'snapshot', document, merged, from: through, through: last });
  }

  erase(document: string, personId: string | null): Promise<void> {
    return this.#commits.run({ kind: 'erase', erasure: { document, personId, at: Date.now() } });
  }

  async erasures(prefix: string, limit: number): Promise<Erasure[]> {
    return this.#reader.erasures(prefix, limit);
  }

  async list(prefix: string): Promise<string[]> {
    return this.#reader.list(prefix);
  }

  async bytesOf(prefix: string): Promise<number> {
    return this.#reader.bytesOf(prefix);
  }

  recordDelivery(delivery: Delivery): Promise<void> {
    return this.#commits.run({ kind: 'delivery', delivery });
  }

  async deliveries(document: string): Promise<Delivery[]> {
    return this.#reader.deliveries(document);
  }

  recordSeen(seen: Seen, version: string): Promise<void> {
    return this.#commits.run({ kind: 'seen', seen, version });
  }

  async seenOf(document: string): Promise<Seen[]> {
    return this.#reader.seenOf(document);
  }

  recordOpening(opening: Opening, quietMs = 0): Promise<void> {
    return this.#commits.run({ kind: 'opening', opening, quietMs });
  }

  async openings(document: string, limit: number): Promise<Opening[]> {
    return this.#reader.openings(document, limit);
  }

  recordEvent(event: AuditEvent): Promise<void> {
    return this.#commits.run({ kind: 'event', event });
  }

  async events(org: string, filter: AuditFilter): Promise<AuditEvent[]> {
    return this.#reader.events(org, filter);
  }

  forgetEvents(before: number): Promise<void> {
    return this.#commits.run({ kind: 'forgetEvents', before });
  }

  keepVersion(version: KeptVersion): Promise<void> {
    return this.#commits.run({ kind: 'version', version });
  }

  async versionsOf(document: string): Promise<VersionNote[]> {
    return this.#reader.versionsOf(document);
  }

  async versionBytes(document: string, id: string): Promise<Uint8Array | null> {
    return this.#reader.versionBytes(document, id);
  }

  dropVersions(document: string, ids: readonly string[]): Promise<void> {
    return this.#commits.run({ kind: 'dropVersions', document, ids });
  }

  async close(): Promise<void> {
    await this.#commits.close();
    if (this.#db.isOpen) this.#db.close();
  }
}
