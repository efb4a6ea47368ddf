import { Dexie, type Table } from 'dexie';

import type { ShelvedVersion, VersionShelf } from '#lib/sync/version-delivery.ts';

/** An account's versions, in a database of their own that is named by account. */
export function openVersionShelf(accountId: string): VersionShelf {
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
    forget: async (document) => void (await database.versions.where({ document }).delete()),
  };
}

export async function deleteVersionShelf(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-versions-${accountId}`;
}
