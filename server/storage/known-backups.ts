import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { syncToDisk } from './durable-file.ts';

/** A backup as it was made: where it was put, and when. Nobody knows whether it is there still. */
export interface KnownBackup {
  readonly file: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A line for each, beside the database: the command that backs up may run while the server does. */
const listOf = (dataDir: string) => join(dataDir, 'backups.jsonl');

/** Remembers a backup of a data folder, so that an act of destruction can name it. */
export function noteBackup(dataDir: string, backup: KnownBackup): void {
  const list = listOf(dataDir);
  appendFileSync(list, `${JSON.stringify(backup)}\n`, { mode: 0o600 });
  syncToDisk(list);
}

/** All backups that were noted, the latest first; a damaged line costs no other. */
export function knownBackups(dataDir: string): KnownBackup[] {
  const list = listOf(dataDir);
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8').split('\n').flatMap(readLine).reverse();
}

function readLine(line: string): KnownBackup[] {
  try {
    const { file, at } = JSON.parse(line) as Partial<KnownBackup>;
    return typeof file === 'string' && typeof at === 'number' ? [{ file, at }] : [];
  } catch {
    return [];
  }
}
