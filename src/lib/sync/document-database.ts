/**
 * The IndexedDB database of one document: a log of Yjs updates under growing keys. The layout is that
 * of y-indexeddb, which the first tablets used, so that what they stored is read as it is.
 */
export const updates = 'updates';

/** How long the tablet's storage may take to answer before the app says that it does not. */
export const storageTimeoutMs = 4_000;

/** The storage did not answer in time; it may still do so later. */
export class StorageTimeout extends Error {}

/** Rejects when `work`, which goes on, takes longer than storage may. */
export async function inTime<Result>(
  work: Promise<Result>,
  ms = storageTimeoutMs,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageTimeout('the storage did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the database, or makes it. Takes a database of any version, as a newer app may have left it. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(updates, { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All rows in the order in which they were written. */
export async function readRows(db: IDBDatabase): Promise<Uint8Array[]> {
  const transaction = db.transaction(updates, 'readonly');
  const request = transaction.objectStore(updates).getAll();
  await ended(transaction);
  return request.result as Uint8Array[];
}

/** Adds a row; resolves when it is on the disk. Throws at once when the connection is dead. */
export function addRow(db: IDBDatabase, row: Uint8Array): Promise<void> {
  // Strict: "saved" must outlive an empty battery, not only a closed page.
  const transaction = db.transaction(updates, 'readwrite', { durability: 'strict' });
  transaction.objectStore(updates).add(row);
  // Commits even when the page goes away before it could hear of the added row.
  transaction.commit();
  return ended(transaction);
}

/** Follows a transaction to its end: a finished request alone says nothing about the disk. */
export function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up a write'));
  });
}
