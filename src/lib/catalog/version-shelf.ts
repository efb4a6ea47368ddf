import { Dexie, type Table } from 'dexie';

import type { VersionReason } from '#lib/domain/versions.ts';

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

export function openVersionShelf(accountId: string): VersionShelf {
  const database = new Dexie(databaseName(accountId)) as Dexie & {
    versions: Table<ShelvedVersion, [string, string]>;
  };
  database.version(1).stores({ versions: '[document+id], document, delivery' });
  return {
    of: (document) => database.versions.where({ document }).toArray(),
    unsent: () => database.versions.where({ delivery: 'unsent' }).toArray(),
    put: async (version) => void (await database.versions.put(version)),
    drop: (document, ids) =>
      database.versions.bulkDelete(ids.map((id): [string, string] => [document, id])),
  };
}

export async function deleteVersionShelf(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-versions-${accountId}`;
}
