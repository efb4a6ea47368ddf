import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { migrateDocuments } from './migrations.ts';

/**
 * Opens the database file, made on first use with its folder, and brings its tables up to date. Each
 * part of the server that writes opens a connection of its own, so that no part's transaction can
 * swallow another's.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = openWriter(file, 5_000);
    try {
      migrateDocuments(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot open the database ${file}: ${why}`, { cause });
  }
}

/** A further connection to a database whose tables are up to date. */
export function openWriter(file: string, busyTimeoutMs: number): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
  // A commit must survive the loss of power, not only of the process: hence FULL. And what is deleted
  // must be gone from the file, for the day when a person's words have to go: hence secure_delete.
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
     PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 2000`,
  );
  return db;
}
