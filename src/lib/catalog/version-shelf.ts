import type { DBSchema } from 'idb';

import type { ShelvedVersion, VersionShelf } from '#lib/sync/version-delivery.ts';
import { deleteObjectDatabase, objectDatabase } from './object-database.ts';

export interface AccountVersionShelf extends VersionShelf {
  /** Tells how many versions the server does not have, now and whenever this tab changes that. */
  watchUnsent(listener: (count: number) => void): () => void;
}

interface Schema extends DBSchema {
  versions: {
    key: [document: string, id: string];
    value: ShelvedVersion;
    indexes: { document: string; delivery: ShelvedVersion['delivery'] };
  };
}

/** An account's versions, in a database of their own that is named by account. */
export function openVersionShelf(accountId: string): AccountVersionShelf {
  const database = objectDatabase<Schema>(databaseName(accountId), (db) => {
    const versions = db.createObjectStore('versions', { keyPath: ['document', 'id'] });
    versions.createIndex('document', 'document');
    versions.createIndex('delivery', 'delivery');
  });
  const watchers = new Set<() => void>();
  const changed = () => watchers.forEach((look) => look());
  const drop = async (keys: readonly [document: string, id: string][]) => {
    await database.use(async (db) => {
      const { store, done } = db.transaction('versions', 'readwrite');
      await Promise.all([...keys.map((key) => store.delete(key)), done]);
    });
    changed();
  };
  return {
    of: (document) => database.use((db) => db.getAllFromIndex('versions', 'document', document)),
    awaiting: (delivery) =>
      database.use((db) => db.getAllFromIndex('versions', 'delivery', delivery)),
    put: async (version) => {
      await database.use((db) => db.put('versions', version));
      changed();
    },
    drop: (document, ids) => drop(ids.map((id) => [document, id])),
    forget: async (document) => {
      await drop(
        await database.use((db) => db.getAllKeysFromIndex('versions', 'document', document)),
      );
    },
    watchUnsent: (listener) => {
      const look = () => {
        const counting = database.use((db) => db.countFromIndex('versions', 'delivery', 'unsent'));
        // A tablet that cannot tell says so elsewhere.
        counting.then(listener, () => undefined);
      };
      watchers.add(look);
      look();
      return () => watchers.delete(look);
    },
  };
}

export async function deleteVersionShelf(accountId: string): Promise<void> {
  await deleteObjectDatabase(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-versions-${accountId}`;
}
