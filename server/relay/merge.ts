import * as Y from 'yjs';

import type { StoredDocument } from '#server/storage/port.ts';
import { checkUpdate, emptyUpdate, UpdateContent } from './update.ts';

/**
 * Merges updates through one document in one transaction: for a log of keystrokes that is forty
 * times faster than `Y.mergeUpdates`, and it drops the content of what was deleted.
 */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 0) return emptyUpdate;
  const doc = new Y.Doc();
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, 'store')));
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** A snapshot and the log behind it, in order. */
export function allUpdates({ snapshot, updates }: StoredDocument): readonly Uint8Array[] {
  return snapshot ? [snapshot, ...updates] : updates;
}

/** Merges what is stored for compaction; throws rather than lose a change or a deletion. */
export function mergeForCompaction(stored: StoredDocument): Uint8Array {
  const updates = allUpdates(stored);
  const merged = mergeUpdates(updates);
  const content = new UpdateContent();
  content.add(checkUpdate(merged));
  if (!updates.every((update) => content.contains(checkUpdate(update)))) {
    throw new Error('the merged snapshot does not contain its log');
  }
  return merged;
}
