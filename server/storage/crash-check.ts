import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StartError } from '#server/config.ts';
import type { Log } from '#server/log.ts';

const markFile = (dataDir: string) => join(dataDir, 'running');

/**
 * Leaves a mark while the server runs. Whoever finds one at the start knows that the last run did not
 * end properly, and reads the whole database once before anybody relies on it. Returns a function
 * that takes the mark away.
 */
export function checkAfterCrash(dataDir: string, file: string, log: Log): () => void {
  const mark = markFile(dataDir);
  if (existsSync(mark) && existsSync(file)) {
    log.warn('the last run was cut short: the database is being checked');
    checkDatabase(file);
  }
  writeFileSync(mark, String(process.pid));
  return () => rmSync(mark, { force: true });
}

/** Throws, with what to do, when the database is damaged. */
export function checkDatabase(file: string): void {
  const damage = damageOf(file);
  if (damage === undefined) return;
  throw new StartError(
    `The database ${file} is damaged (${damage}). Move it away and bring back a backup by npm run restore.`,
  );
}

function damageOf(file: string): string | undefined {
  try {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    try {
      const found = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
      return found === 'ok' ? undefined : String(found).replace(/\s+/g, ' ').trim();
    } finally {
      db.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a server uses the folder at this moment. */
export function isInUse(dataDir: string): boolean {
  try {
    const pid = Number(readFileSync(markFile(dataDir), 'utf8'));
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
