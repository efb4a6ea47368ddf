import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { transaction } from './transaction.ts';

/**
 * The tables of documents, as numbered steps that only go forward. A step that was released is never
 * changed. `PRAGMA user_version` holds how many were taken; other tables in the file (accounts) keep
 * count of theirs elsewhere.
 */
export const documentSteps: readonly string[] = [
  `CREATE TABLE document (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE
   ) STRICT;
   CREATE TABLE document_update (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     document_id INTEGER NOT NULL REFERENCES document (id),
     person_id TEXT,
     at INTEGER NOT NULL,
     bytes BLOB NOT NULL
   ) STRICT;
   CREATE INDEX document_update_of ON document_update (document_id, sequence);
   CREATE TABLE document_snapshot (
     document_id INTEGER PRIMARY KEY REFERENCES document (id),
     through INTEGER NOT NULL,
     at INTEGER NOT NULL,
     bytes BLOB NOT NULL
   ) STRICT;
   CREATE TABLE delivery (
     document TEXT NOT NULL,
     person_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (document, person_id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE opening (
     id INTEGER PRIMARY KEY,
     document TEXT NOT NULL,
     person_id TEXT NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX opening_of ON opening (document, at);`,
  // Several updates in a row (update-pack.ts), a description beside each snapshot, erased documents, and
  // a mark by which a database that came from a backup is told from the one that it was taken of.
  `ALTER TABLE document_update ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE document_snapshot ADD COLUMN content BLOB;
   CREATE TABLE tombstone (
     document TEXT PRIMARY KEY,
     at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE storage (
     only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
     epoch TEXT NOT NULL
   ) STRICT;
   INSERT INTO storage (only_one, epoch) VALUES (1, lower(hex(randomblob(8))));`,
  // Documents as they were once. They are named, not numbered: a version needs no log beside it.
  `CREATE TABLE document_version (
     document TEXT NOT NULL,
     id TEXT NOT NULL,
     reason TEXT NOT NULL,
     person_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     PRIMARY KEY (document, id)
   ) STRICT;`,
  // Who has seen a document as it is now; an append by anybody else removes the row.
  `CREATE TABLE seen (
     document TEXT NOT NULL,
     person_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (document, person_id)
   ) STRICT, WITHOUT ROWID;`,
  // A tombstone tells who erased the document; nobody of the school, when it was done by command.
  `ALTER TABLE tombstone ADD COLUMN person_id TEXT;`,
  // The description of a snapshot comes before its bytes: SQLite reads a row from its beginning, and a room
  // that opens wants the one without the megabytes of the other.
  `CREATE TABLE described_snapshot (
     document_id INTEGER PRIMARY KEY REFERENCES document (id),
     through INTEGER NOT NULL,
     at INTEGER NOT NULL,
     content BLOB,
     bytes BLOB NOT NULL
   ) STRICT;
   INSERT INTO described_snapshot (document_id, through, at, content, bytes)
     SELECT document_id, through, at, content, bytes FROM document_snapshot;
   DROP TABLE document_snapshot;
   ALTER TABLE described_snapshot RENAME TO document_snapshot;`,
  // A curator may keep a copy on a tablet, which is told apart from opening a document.
  `ALTER TABLE opening ADD COLUMN kind TEXT NOT NULL DEFAULT 'opened';`,
  // Who did what: sign-ins, codes, roles, changes, exports, erasures. Openings stay in their own table.
  `CREATE TABLE event (
     id INTEGER PRIMARY KEY,
     org TEXT NOT NULL,
     kind TEXT NOT NULL,
     person_id TEXT,
     subject_id TEXT,
     document TEXT,
     detail TEXT NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX event_of ON event (org, at);`,
];

/**
 * Brings the tables to the newest step, after a copy of the file as it was; throws when a newer Tandem
 * has been here.
 */
export function migrateDocuments(db: DatabaseSync, file: string): void {
  const taken = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (taken > documentSteps.length) throw new Error('it was written by a newer Tandem');
  if (taken === documentSteps.length) return;
  if (taken > 0) copyBefore(db, `${file}.before-step-${taken + 1}`);
  transaction(db, () => {
    for (const step of documentSteps.slice(taken)) db.exec(step);
    db.exec(`PRAGMA user_version = ${documentSteps.length}`);
  });
}

/** A copy of an earlier attempt, which may have failed half-way in the copying alone, is kept. */
export function copyBefore(db: DatabaseSync, copy: string): void {
  if (existsSync(copy)) return;
  db.prepare('VACUUM INTO ?').run(copy);
}
