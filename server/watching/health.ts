import { statfs } from 'node:fs/promises';

import type { DocumentStore } from '#server/storage/port.ts';
import type { CommitCounts } from './commit-counts.ts';

/** The answer to `/healthz`. */
export interface Health {
  readonly ok: boolean;
  /** Whether documents can be read. */
  readonly readable: boolean;
  /** Whether the last change could be stored. */
  readonly writable: boolean;
  readonly freeMegabytes: number;
}

export type HealthCheck = () => Promise<Health>;

/** With less than this a day's work may not fit. */
const leastFreeMegabytes = 100;

export function createHealthCheck(
  folder: string,
  store: Pick<DocumentStore, 'version'>,
  commits: CommitCounts,
): HealthCheck {
  return async () => {
    const readable = await store.version('health/programme').then(
      () => true,
      () => false,
    );
    const { bavail, bsize } = await statfs(folder);
    const freeMegabytes = Math.floor((bavail * bsize) / 1024 / 1024);
    const writable = !commits.failing;
    const ok = readable && writable && freeMegabytes >= leastFreeMegabytes;
    return { ok, readable, writable, freeMegabytes };
  };
}
