import { inTime } from './document-database.ts';

/** Deletes a document's database; resolves when it is gone, rejects when somebody holds on to it. */
export function deleteLocalStore(name: string): Promise<void> {
  return inTime(
    new Promise((resolve, reject) => {
      // Connections of this and other tabs close at `versionchange`; a blocked deletion goes on then.
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}
