import type { DatabaseSync } from 'node:sqlite';

import type { AuditKind, OpeningKind } from '#lib/protocol/api.ts';
import type {
  AuditEvent,
  AuditFilter,
  Delivery,
  DocumentOutline,
  Erasure,
  Opening,
  Seen,
  StoredDocument,
  VersionNote,
} from './port.ts';
import { unpackUpdates } from './update-pack.ts';

export interface StoredBasis extends StoredDocument {
  /** The last row that the snapshot holds, and the last of the log; 0 when there is none. */
  readonly through: number;
  readonly last: number;
}

/** The SQL that reads documents. What one call returns is one state, whatever is committed meanwhile. */
export class DocumentReader {
  readonly #db: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#statements = prepare(db);
  }

  whole(document: string): StoredBasis {
    return this.#atOnce(() => {
      const snapshot = this.#statements.snapshot.get(document);
      const rows = this.#statements.updates.all(document);
      return {
        snapshot: (snapshot?.['bytes'] as Uint8Array | undefined) ?? null,
        through: Number(snapshot?.['through'] ?? 0),
        updates: updatesOf(rows),
        last: Number(rows.at(-1)?.['sequence'] ?? 0),
      };
    });
  }

  outline(document: string): DocumentOutline {
    return this.#atOnce(() => {
      const snapshot = this.#statements.snapshotOutline.get(document);
      return {
        content: (snapshot?.['content'] as Uint8Array | null | undefined) ?? null,
        snapshotBytes: Number(snapshot?.['size'] ?? 0),
        updates: updatesOf(this.#statements.updates.all(document)),
        erased: this.#statements.tombstone.get(document) !== undefined,
      };
    });
  }

  version(document: string): string {
    const row = this.#statements.version.get(document, document);
    return `${String(row?.['epoch'])}-${Number(row?.['last'] ?? 0)}`;
  }

  list(prefix: string): string[] {
    const rows = this.#statements.list.all(prefix, `${prefix}\u{10ffff}`);
    return rows.map((row) => String(row['name']));
  }

  bytesOf(prefix: string): number {
    const end = `${prefix}\u{10ffff}`;
    const range = [prefix, end, prefix, end, prefix, end];
    return Number(this.#statements.bytes.get(...range)?.['bytes'] ?? 0);
  }

  erasures(prefix: string, limit: number): Erasure[] {
    const rows = this.#statements.erasures.all(prefix, `${prefix}\u{10ffff}`, limit);
    return rows.map((row) => ({
      ...readVisit(row),
      personId: row['person_id'] as string | null,
    }));
  }

  deliveries(document: string): Delivery[] {
    return this.#statements.deliveries.all(document).map(readVisit);
  }

  seenOf(document: string): Seen[] {
    return this.#statements.seen.all(document).map(readVisit);
  }

  openings(document: string, limit: number): Opening[] {
    return this.#statements.openings
      .all({ ':document': document, ':limit': limit })
      .map((row) => ({ ...readVisit(row), kind: row['kind'] as OpeningKind }));
  }

  events(
    org: string,
    { from = 0, until, by, about, either, kind, limit }: AuditFilter,
  ): AuditEvent[] {
    const rows = this.#statements.events.all({
      ':org': org,
      ':first': `${org}/`,
      ':last': `${org}/\u{10ffff}`,
      ':from': from,
      ':until': until ?? Number.MAX_SAFE_INTEGER,
      ':by': by ?? null,
      ':ids': about ? JSON.stringify(about.ids) : null,
      ':documents': JSON.stringify(about?.documents ?? []),
      ':either': either ? 1 : 0,
      ':kind': kind ?? null,
      ':limit': limit,
    });
    return rows.map((row) => ({
      org,
      kind: row['kind'] as AuditKind,
      personId: row['person_id'] as string | null,
      subjectId: row['subject_id'] as string | null,
      document: row['document'] as string | null,
      detail: String(row['detail']),
      at: Number(row['at']),
    }));
  }

  versionsOf(document: string): VersionNote[] {
    return this.#statements.versions.all(document).map((row) => ({
      ...readVisit(row),
      id: String(row['id']),
      reason: String(row['reason']),
    }));
  }

  versionBytes(document: string, id: string): Uint8Array | null {
    const row = this.#statements.versionBytes.get(document, id);
    return (row?.['bytes'] as Uint8Array | undefined) ?? null;
  }

  #atOnce<Result>(read: () => Result): Result {
    this.#db.exec('BEGIN');
    try {
      return read();
    } finally {
      this.#db.exec('COMMIT');
    }
  }
}

const idOfName = '(SELECT id FROM document WHERE name = ?)';
/** Of an event: whether it names one of `:ids`, or a document of `:documents`. */
const isAbout = `(coalesce(subject_id, '') IN (SELECT value FROM json_each(:ids))
  OR coalesce(document, '') IN (SELECT value FROM json_each(:documents)))`;
const idsBetween = '(SELECT id FROM document WHERE name >= ? AND name < ?)';

function prepare(db: DatabaseSync) {
  return {
    updates: db.prepare(
      `SELECT sequence, bytes, packed FROM document_update WHERE document_id = ${idOfName} ORDER BY sequence`,
    ),
    snapshot: db.prepare(
      `SELECT through, bytes FROM document_snapshot WHERE document_id = ${idOfName}`,
    ),
    snapshotOutline: db.prepare(
      `SELECT length(bytes) AS size, content FROM document_snapshot WHERE document_id = ${idOfName}`,
    ),
    tombstone: db.prepare('SELECT 1 FROM tombstone WHERE document = ?'),
    version: db.prepare(
      `SELECT epoch, coalesce(
         (SELECT max(sequence) FROM document_update WHERE document_id = ${idOfName}),
         (SELECT through FROM document_snapshot WHERE document_id = ${idOfName})) AS last
       FROM storage`,
    ),
    erasures: db.prepare(
      `SELECT document, person_id, at FROM tombstone WHERE document >= ? AND document < ?
       ORDER BY at DESC, document LIMIT ?`,
    ),
    list: db.prepare('SELECT name FROM document WHERE name >= ? AND name < ? ORDER BY name'),
    bytes: db.prepare(
      `SELECT (SELECT coalesce(sum(length(bytes)), 0) FROM document_update WHERE document_id IN ${idsBetween})
         + (SELECT coalesce(sum(length(bytes)), 0) FROM document_snapshot WHERE document_id IN ${idsBetween})
         + (SELECT coalesce(sum(length(bytes)), 0) FROM document_version WHERE document >= ? AND document < ?) AS bytes`,
    ),
    deliveries: db.prepare(
      'SELECT document, person_id, at FROM delivery WHERE document = ? ORDER BY person_id',
    ),
    seen: db.prepare(
      'SELECT document, person_id, at FROM seen WHERE document = ? ORDER BY person_id',
    ),
    versions: db.prepare(
      `SELECT document, id, reason, person_id, at FROM document_version
       WHERE document = ? ORDER BY at DESC, id`,
    ),
    versionBytes: db.prepare('SELECT bytes FROM document_version WHERE document = ? AND id = ?'),
    openings: db.prepare(
      `SELECT * FROM (
         SELECT document, person_id, kind, at, id FROM opening
         WHERE document = :document AND kind = 'opened' ORDER BY at DESC, id DESC LIMIT :limit
       ) UNION ALL
       SELECT document, person_id, kind, max(at), id FROM opening
       WHERE document = :document AND kind = 'copied' GROUP BY person_id
       ORDER BY at DESC, id DESC`,
    ),
    events: db.prepare(
      `SELECT * FROM (
         SELECT kind, person_id, subject_id, document, detail, at, id FROM event
         WHERE org = :org AND at >= :from AND at < :until
         UNION ALL
         SELECT kind, person_id, NULL, document, '', at, id FROM opening
         WHERE document >= :first AND document < :last AND at >= :from AND at < :until
       ) WHERE (:kind IS NULL OR kind = :kind)
         AND CASE
           WHEN :ids IS NULL THEN :by IS NULL OR person_id = :by
           WHEN :by IS NULL THEN ${isAbout}
           WHEN :either THEN person_id = :by OR ${isAbout}
           ELSE person_id = :by AND ${isAbout}
         END
       ORDER BY at DESC, id DESC LIMIT :limit`,
    ),
  };
}

function updatesOf(rows: readonly Record<string, unknown>[]): Uint8Array[] {
  return rows.flatMap(({ bytes, packed }) =>
    packed ? unpackUpdates(bytes as Uint8Array) : [bytes as Uint8Array],
  );
}

function readVisit(row: Record<string, unknown>): Delivery {
  return {
    document: String(row['document']),
    personId: String(row['person_id']),
    at: Number(row['at']),
  };
}
