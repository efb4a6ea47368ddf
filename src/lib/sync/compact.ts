import * as Y from 'yjs';

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
