import * as Y from 'yjs';

import type { Merged, StoredDocument } from '#server/storage/port.ts';
import { UpdateContent } from './update-content.ts';
import { describeStored, emptyUpdate } from './update.ts';

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

/** What a stored document lacks nothing of: one update, whole or from a state vector on. */
export function updateSince(stored: StoredDocument, stateVector?: Uint8Array): Uint8Array {
  const whole = stored.snapshot && stored.updates.length === 0 ? stored.snapshot : undefined;
  const merged = whole ?? mergeUpdates(allUpdates(stored));
  return stateVector ? Y.diffUpdate(merged, stateVector) : merged;
}

/** What a document holds, with the deletions that follow from others, such as of a value overwritten twice. */
export function contentOf(stored: StoredDocument): UpdateContent {
  return UpdateContent.of([describeStored(updateSince(stored))]);
}

/** Merges what is stored for compaction; throws rather than lose a change or a deletion. */
export function mergeForCompaction(stored: StoredDocument): Merged {
  const updates = allUpdates(stored);
  const snapshot = mergeUpdates(updates);
  const content = UpdateContent.of([describeStored(snapshot)]);
  if (!updates.every((update) => content.contains(describeStored(update)))) {
    throw new Error('the merged snapshot does not contain its log');
  }
  // What was written must read as the same: a snapshot that lies would be the only copy.
  if (!Buffer.from(mergeUpdates([snapshot])).equals(snapshot)) {
    throw new Error('the merged snapshot does not read as it was written');
  }
  return { snapshot, content: content.encode() };
}
