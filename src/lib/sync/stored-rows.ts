import * as Y from 'yjs';

/** Puts stored rows into a document. One that cannot be read stays where it is and keeps no other from being read. */
export function takeRows(doc: Y.Doc, rows: readonly Uint8Array[], origin: unknown): void {
  doc.transact(() => {
    for (const row of rows) {
      try {
        Y.applyUpdate(doc, row, origin);
      } catch (error) {
        console.error(error);
      }
    }
  }, origin);
}

/**
 * Runs `change` without the event `update`. What is read at the start is news to nobody who listens to it, and to write
 * the whole document as an update for them takes as long as to read it.
 */
export function withoutUpdate(doc: Y.Doc, change: () => void): void {
  const listeners = doc._observers.get('update');
  doc._observers.delete('update');
  try {
    change();
  } finally {
    if (listeners) doc._observers.set('update', listeners);
  }
}
