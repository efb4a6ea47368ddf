import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** How long opening the tablet's own storage may take before the app says that it does not work. */
const openTimeoutMs = 5_000;

/** The copy of one document on this tablet, over y-indexeddb. */
export interface LocalStore {
  /** Resolves when the stored document is in memory; rejects when it cannot be read. */
  readonly loaded: Promise<void>;
  /** Resolves when all that was written up to now is in IndexedDB; rejects when some of it is not. */
  barrier(): Promise<void>;
  close(): Promise<void>;
  /** The `origin` that changes from the store carry. */
  readonly origin: unknown;
}

/** The IndexedDB database of a document; named by account, so that pupils on one tablet stay apart. */
export function localStoreName(accountId: string, documentName: string): string {
  return `tandem/${accountId}/${documentName}`;
}

/** Opens a document's store and calls `onTrouble` when a write fails or the database goes away. */
export function openLocalStore(name: string, doc: Y.Doc, onTrouble: () => void): LocalStore {
  const persistence = new IndexeddbPersistence(name, doc);
  let broken = false;
  const trouble = () => {
    broken = true;
    onTrouble();
  };

  // y-indexeddb never looks at a failed write; these events bubble up from its transactions.
  const opened = persistence._db.then((db) => {
    db.addEventListener('abort', trouble);
    db.addEventListener('close', trouble);
    return db;
  });

  const loaded = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('IndexedDB did not open in time')),
      openTimeoutMs,
    );
    opened.catch(reject);
    void persistence.whenSynced.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  loaded.catch(trouble);

  async function barrier(): Promise<void> {
    await loaded;
    const db = await opened;
    if (broken) throw new Error('IndexedDB refused an earlier write');
    // A read of the same store waits for every write that was asked for before it.
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(['updates'], 'readonly');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted'));
      transaction.objectStore('updates').count();
    });
    if (broken) throw new Error('IndexedDB refused a write');
  }

  return {
    loaded,
    barrier,
    origin: persistence,
    close: async () => {
      await barrier().catch(() => undefined);
      await persistence.destroy();
    },
  };
}

/** Deletes a document's database; resolves when it is gone. */
export function deleteLocalStore(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not delete'));
  });
}
