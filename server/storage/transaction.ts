import type { DatabaseSync } from 'node:sqlite';

/** Runs `action` in one transaction that takes the write lock at once; rolls back when it throws. */
export function transaction<Result>(db: DatabaseSync, action: () => Result): Result {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = action();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
