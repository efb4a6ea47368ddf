/**
 * The IndexedDB database of one document: a log of Yjs updates under growing keys. The layout is that
 * of y-indexeddb, which the first tablets used, so that what they stored is read as it is.
 */
const updates = 'updates';

/**
 * The key of a row that says: words that were erased may lie in the rows before. It comes after all numbers, its value is an update
 * of nothing, and it goes when the rows are merged, so that older apps read and merge such a database as any other.
 */
const lingeringKey = 'lingering';
const nothing = new Uint8Array([0, 0]);

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

/**
 * Opens the database, or makes it. Takes a database of any version, as a newer app may have left it, and one without
 * a log, as a page leaves it that is closed while it looks whether there is one.
 */
export function openDatabase(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const { result: db } = request;
      if (!hasLog(db)) db.createObjectStore(updates, { autoIncrement: true });
    };
    request.onsuccess = () => {
      const { result: db } = request;
      if (hasLog(db)) return resolve(db);
      db.close();
      openDatabase(name, db.version + 1).then(resolve, reject);
    };
    request.onerror = () => reject(request.error);
  });
}

const hasLog = (db: IDBDatabase) => db.objectStoreNames.contains(updates);

/** Opens the database if there is one, of any version; `null` when there is none, and then none is made. */
export function openIfThere(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { result: db } = request;
      if (hasLog(db)) return resolve(db);
      db.close();
      resolve(null);
    };
    request.onerror = () => (isNew ? resolve(null) : reject(request.error));
  });
}

/** What a database holds. */
export interface StoredLog {
  /** In the order in which they were written. */
  readonly rows: Uint8Array[];
  /** They were to be merged because of words that were erased, and have not been yet. */
  readonly lingers: boolean;
}

export async function readLog(db: IDBDatabase): Promise<StoredLog> {
  const transaction = db.transaction(updates, 'readonly');
  const store = transaction.objectStore(updates);
  const rows = store.getAll();
  const mark = store.count(lingeringKey);
  await ended(transaction);
  return { rows: rows.result as Uint8Array[], lingers: mark.result > 0 };
}

/**
 * Adds a row; resolves when it is on the disk. Throws at once when the connection is dead. `lingers` when words that it
 * erases may lie in rows before it: that is noted with it, for whoever opens the database after a kill.
 */
export function addRow(db: IDBDatabase, row: Uint8Array, lingers: boolean): Promise<void> {
  // Strict: "saved" must outlive an empty battery, not only a closed page.
  const transaction = db.transaction(updates, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(updates);
  store.add(row);
  if (lingers) store.put(nothing, lingeringKey);
  // Commits even when the page goes away before it could hear of the added row.
  transaction.commit();
  return ended(transaction);
}

/**
 * Puts one row in place of all rows in one transaction. `merge` gets them and answers with the row
 * that takes their place, or with `null` to leave everything as it is, which then is said by `false`.
 */
export async function replaceRows(
  db: IDBDatabase,
  merge: (rows: Uint8Array[]) => Uint8Array | null,
): Promise<boolean> {
  let isReplaced = false;
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
    isReplaced = true;
  };
  await ended(transaction);
  return isReplaced;
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
