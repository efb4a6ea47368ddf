import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

const attempts = 20;
const pauseMs = 50;

/**
 * Writes the write-ahead log back and empties it: until then it holds pages as they were, also of what was
 * deleted since. Another connection may be writing, so it takes a few attempts; false when none of them succeeded.
 */
export async function emptyWriteAheadLog(database: DatabaseSync): Promise<boolean> {
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (Number(checkpoint.get()?.['busy']) === 0) return true;
    await wait(pauseMs);
  }
  return false;
}
