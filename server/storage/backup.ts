import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StartError } from '#server/config.ts';
import { checkDatabase } from './crash-check.ts';
import { syncToDisk, writeDurably } from './durable-file.ts';
import { noteBackup } from './known-backups.ts';

const databaseOf = (dataDir: string) => join(dataDir, 'tandem.db');
const secretOf = (dataDir: string) => join(dataDir, 'secret');

/**
 * Copies a data folder into one file, also while a server writes to it: the database as of one moment,
 * with the secret that its sessions and codes depend on. The folder remembers where it was put.
 */
export function backUp(dataDir: string, target: string): void {
  if (existsSync(target)) throw new StartError(`${target} exists and is not overwritten.`);
  if (!existsSync(databaseOf(dataDir))) throw new StartError(`There is nothing in ${dataDir} yet.`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const source = new DatabaseSync(databaseOf(dataDir), { timeout: 30_000 });
    source.prepare('VACUUM INTO ?').run(unfinished);
    source.close();
    chmodSync(unfinished, 0o600);
    const copy = new DatabaseSync(unfinished);
    copy.exec('CREATE TABLE backup (secret BLOB) STRICT');
    const secret = existsSync(secretOf(dataDir)) ? readFileSync(secretOf(dataDir)) : null;
    copy.prepare('INSERT INTO backup (secret) VALUES (?)').run(secret);
    copy.close();
    checkDatabase(unfinished);
    syncToDisk(unfinished);
    // Noted first: a copy that nobody knows of would be forgotten by an erasure, a note without a copy is harmless.
    noteBackup(dataDir, { file: resolve(target), at: Date.now() });
    renameSync(unfinished, target);
    syncToDisk(dirname(target));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Brings a backup into an empty data folder; never over anything. */
export function restore(source: string, dataDir: string): void {
  if (!existsSync(source)) throw new StartError(`${source} is not there.`);
  for (const file of [databaseOf(dataDir), secretOf(dataDir)]) {
    if (existsSync(file)) throw new StartError(`${file} exists and is not overwritten.`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unfinished = `${databaseOf(dataDir)}.unfinished`;
  try {
    copyFileSync(source, unfinished);
    chmodSync(unfinished, 0o600);
    checkDatabase(unfinished);
    const secret = takeSecret(unfinished);
    syncToDisk(unfinished);
    if (secret) writeDurably(secretOf(dataDir), secret);
    renameSync(unfinished, databaseOf(dataDir));
    syncToDisk(dataDir);
    // Of the others nobody knows here.
    noteBackup(dataDir, { file: resolve(source), at: statSync(source).mtimeMs });
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Takes the secret out, and marks the database as another one than was copied. */
function takeSecret(file: string): Uint8Array | undefined {
  const db = new DatabaseSync(file);
  try {
    const row = db.prepare('SELECT secret FROM backup').get();
    db.exec('DROP TABLE backup');
    // Tablets know documents by versions of the database that the backup was taken of, and it has gone
    // on since.
    db.exec('UPDATE storage SET epoch = lower(hex(randomblob(8)))');
    return (row?.['secret'] as Uint8Array | null | undefined) ?? undefined;
  } catch (error) {
    throw new StartError(`${file} is not a backup of Tandem (${(error as Error).message}).`);
  } finally {
    db.close();
  }
}
