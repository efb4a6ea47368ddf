import * as Y from 'yjs';

import { ended, updates } from './document-database.ts';

/** Puts one row in place of all rows of a document in one transaction, or leaves everything as it is. */
export function mergeRows(db: IDBDatabase): Promise<void> {
  const transaction = db.transaction(updates, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(updates);
  const rows = store.getAll();
  const keys = store.getAllKeys();
  keys.onsuccess = () => {
    const last = keys.result.at(-1);
    if (last === undefined) return;
    // An error in here aborts the transaction.
    const merged = mergeVerified(rows.result as Uint8Array[]);
    if (!merged) return;
    store.delete(IDBKeyRange.upperBound(last));
    store.add(merged);
  };
  return ended(transaction);
}

/**
 * One update that holds all that `rows` hold, without the content of what was deleted; `null` when
 * that cannot be proved. Only then may the rows go.
 */
export function mergeVerified(rows: readonly Uint8Array[]): Uint8Array | null {
  const source = documentOf(rows);
  // What still waits for an update that it builds on is in no snapshot: nothing to compare by.
  if (source.store.pendingStructs || source.store.pendingDs) return null;
  const merged = Y.encodeStateAsUpdate(source);
  const copy = documentOf([merged]);
  return Y.equalSnapshots(Y.snapshot(source), Y.snapshot(copy)) ? merged : null;
}

function documentOf(rows: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row, 'compaction')), 'compaction');
  return doc;
}
