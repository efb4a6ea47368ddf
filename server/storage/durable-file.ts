import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Returns when a file or folder is on the disk and not only in the system's memory. */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a new file that only the server's user may read. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
  syncToDisk(path);
}
