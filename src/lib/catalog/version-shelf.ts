import type { DBSchema } from 'idb';

import type { VersionReason } from '#lib/domain/versions.ts';
import { deleteObjectDatabase, objectDatabase } from './object-database.ts';

/** A version of a pair's document that this tablet keeps. */
export interface ShelvedVersion {
  readonly document: string;
  readonly id: string;
  readonly reason: VersionReason;
  readonly personId: string;
  /** ms since the epoch: by this device until the server has it, then by the server. */
  readonly at: number;
  /** `refused`: the server will not take it, and the tablet keeps it. */
  readonly delivery: 'unsent' | 'sent' | 'refused';
  /** Compressed. */
  readonly bytes: Uint8Array;
}

/** An account's versions, in a database of their own that is named by account. */
export interface VersionShelf {
  of(document: string): Promise<ShelvedVersion[]>;
  unsent(): Promise<ShelvedVersion[]>;
  put(version: ShelvedVersion): Promise<void>;
  drop(document: string, ids: readonly string[]): Promise<void>;
}

interface Schema extends DBSchema {
  versions: {
    key: [document: string, id: string];
    value: ShelvedVersion;
    indexes: { document: string; delivery: ShelvedVersion['delivery'] };
  };
}

export function openVersionShelf(accountId: string): VersionShelf {
  const database = objectDatabase<Schema>(databaseName(accountId), (db) => {
    const versions = db.createObjectStore('versions', { keyPath: ['document', 'id'] });
    versions.createIndex('document', 'document');
    versions.createIndex('delivery', 'delivery');
  });
  return {
    of: (document) => database.use((db) => db.getAllFromIndex('versions', 'document', document)),
    unsent: () => database.use((db) => db.getAllFromIndex('versions', 'delivery', 'unsent')),
    put: async (version) => void (await database.use((db) => db.put('versions', version))),
    drop: (document, ids) =>
      database.use(async (db) => {
        const { store, done } = db.transaction('versions', 'readwrite');
        await Promise.all([...ids.map((id) => store.delete([document, id])), done]);
      }),
  };
}

export async function deleteVersionShelf(accountId: string): Promise<void> {
  await deleteObjectDatabase(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-versions-${accountId}`;
}
