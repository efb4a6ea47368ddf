import { Dexie, liveQuery, type Table } from 'dexie';

import type { ShelvedVersion, VersionShelf } from '#lib/sync/version-delivery.ts';

export interface AccountVersionShelf extends VersionShelf {
  /** Tells how many versions the server does not have, now and whenever that changes in any tab. */
  watchUnsent(listener: (count: number) => void): () => void;
}

/** An account's versions, in a database of their own that is named by account. */
export function openVersionShelf(accountId: string): AccountVersionShelf {
  const database = new Dexie(databaseName(accountId)) as Dexie & {
    versions: Table<ShelvedVersion, [string, string]>;
  };
  database.version(1).stores({ versions: '[document+id], document, delivery' });
  return {
    of: (document) => database.versions.where({ document }).toArray(),
    awaiting: (delivery) => database.versions.where({ delivery }).toArray(),
    put: async (version) => void (await database.versions.put(version)),
    drop: (document, ids) =>
      database.versions.bulkDelete(ids.map((id): [string, string] => [document, id])),
    watchUnsent: (listener) => {
      const unsent = () => database.versions.where({ delivery: 'unsent' }).count();
      // A tablet that cannot tell says so elsewhere.
      const watching = liveQuery(unsent).subscribe(listener, () => undefined);
      return () => watching.unsubscribe();
    },
    forget: async (document) => void (await database.versions.where({ document }).delete()),
  };
}

export async function deleteVersionShelf(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-versions-${accountId}`;
}
