import { Dexie, type EntityTable } from 'dexie';

import type { LedgerEntry, LedgerStore } from '#lib/sync/ledger.ts';

/** An account's catalogue of documents with their sync state, in a database named by account. */
export interface AccountLedgerStore extends LedgerStore {
  close(): void;
}

export function openAccountLedger(accountId: string): AccountLedgerStore {
  const database = new Dexie(databaseName(accountId)) as Dexie & {
    documents: EntityTable<LedgerEntry, 'document'>;
  };
  database.version(1).stores({ documents: 'document' });
  const otherTabs = new BroadcastChannel(`${databaseName(accountId)}/ledger`);
  return {
    all: () => database.documents.toArray(),
    write: async (entry) => {
      // Told before it is stored: a tab that is just going away may have no time for both.
      otherTabs.postMessage(entry);
      await database.documents.put(entry);
    },
    remove: async (document) => {
      otherTabs.postMessage(document);
      await database.documents.delete(document);
    },
    listen: (onWritten, onRemoved) => {
      otherTabs.onmessage = ({ data }: MessageEvent<LedgerEntry | string>) =>
        typeof data === 'string' ? onRemoved(data) : onWritten(data);
    },
    close: () => {
      otherTabs.close();
      database.close();
    },
  };
}

export async function deleteAccountLedger(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-${accountId}`;
}
