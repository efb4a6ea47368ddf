import type { DatabaseSync } from 'node:sqlite';

import { transaction } from './transaction.ts';

/**
 * The tables of documents, as numbered steps that only go forward. A step that was released is never
 * changed. `PRAGMA user_version` holds how many were taken; other tables in the file (accounts) keep
 * count of theirs elsewhere.
 */
const steps: readonly string[] = [
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
];

/** Brings the tables to the newest step; throws when a newer Tandem has been here. */
export function migrateDocuments(db: DatabaseSync): void {
  const taken = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (taken > steps.length) throw new Error('it was written by a newer Tandem');
  transaction(db, () => {
    for (const step of steps.slice(taken)) db.exec(step);
    db.exec(`PRAGMA user_version = ${steps.length}`);
  });
}
