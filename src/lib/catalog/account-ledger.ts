import type { DBSchema } from 'idb';

import type { LedgerEntry, LedgerStore } from '#lib/sync/ledger.ts';
import { deleteObjectDatabase, objectDatabase } from './object-database.ts';

/** An account's catalogue of documents with their sync state, in a database named by account. */
export interface AccountLedgerStore extends LedgerStore {
  close(): void;
}

interface Schema extends DBSchema {
  documents: { key: string; value: LedgerEntry };
}

export function openAccountLedger(accountId: string): AccountLedgerStore {
  const database = objectDatabase<Schema>(databaseName(accountId), (db) => {
    db.createObjectStore('documents', { keyPath: 'document' });
  });
  const otherTabs = new BroadcastChannel(`${databaseName(accountId)}/ledger`);
  return {
    all: () => database.use((db) => db.getAll('documents')),
    write: async (entry) => {
      // Told before it is stored: a tab that is just going away may have no time for both.
      otherTabs.postMessage(entry);
      await database.use((db) => db.put('documents', entry));
    },
    remove: async (document) => {
      otherTabs.postMessage(document);
      await database.use((db) => db.delete('documents', document));
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
  await deleteObjectDatabase(databaseName(accountId));
}

function databaseName(accountId: string): string {
  return `tandem-${accountId}`;
}
