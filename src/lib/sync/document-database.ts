/**
 * The IndexedDB database of one document: a log of Yjs updates under growing keys. The layout is that
 * of y-indexeddb, which the first tablets used, so that what they stored is read as it is.
 */
const updates = 'updates';

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

/** Opens the database if there is one, of any version; `null` when there is none, and then none is made. */
export function openIfThere(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(null) : reject(request.error));
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

/**
 * Puts one row in place of all rows in one transaction. `merge` gets them and answers with the row
 * that takes their place, or with `null` to leave everything as it is.
 */
export function replaceRows(
  db: IDBDatabase,
  merge: (rows: Uint8Array[]) => Uint8Array | null,
): Promise<void> {
  const transaction = db.transaction(updates, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(updates);
  const rows = store.getAll();
  const keys = store.getAllKeys();
  keys.onsuccess = () => {
    const last = keys.result.at(-1);
    if (last === undefined) return;
    // An error in here aborts the transaction.
    const merged = merge(rows.result as Uint8Array[]);
    if (!merged) return;
    store.delete(IDBKeyRange.upperBound(last));
    store.add(merged);
  };
  return ended(transaction);
}

/** Deletes a database; resolves when it is gone, rejects when somebody holds on to it. */
export function deleteDatabase(name: string): Promise<void> {
  return inTime(
    new Promise((resolve, reject) => {
      // Connections of this and other tabs close at `versionchange`; a blocked deletion goes on then.
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}

/** Follows a transaction to its end: a finished request alone says nothing about the disk. */
function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up a write'));
  });
}
