import * as Y from 'yjs';

import type { StoredDocument } from '#server/storage/port.ts';
import type { RelayContext } from './context.ts';
import { allUpdates } from './merge.ts';
import type { Room } from './room.ts';
import { describeStored, type CheckedUpdate } from './update.ts';
import { maxTypeDepth } from './update-walker.ts';

/**
 * Whether the document could not take `update` without types that lie too deep in each other, or whether
 * nobody can tell because what it builds on is not there. To delete such types would exhaust
 * the stack of everybody who has the document, the server's too.
 */
export async function isTooDeep(
  { store, compute }: Pick<RelayContext, 'store' | 'compute'>,
  room: Room,
  { bytes }: CheckedUpdate,
): Promise<boolean> {
  // It may build on what the same client sent a moment ago.
  await room.lastAppend.catch(() => undefined);
  const stored = await store.load(room.key);
  return compute.run('tooDeep', room.state.bytes + bytes.length, stored, bytes);
}

export function wouldBeTooDeep(stored: StoredDocument, update: Uint8Array): boolean {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const known of [...allUpdates(stored), update]) Y.applyUpdate(doc, known, 'store');
    });
    const there = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (const { client, start, length } of describeStored(update).brings) {
      if ((there.get(client) ?? 0) < start + length) return true;
    }
    for (const structs of doc.store.clients.values()) {
      for (const struct of structs) if (depthOf(struct) > maxTypeDepth) return true;
    }
    return false;
  } finally {
    doc.destroy();
  }
}

/** How deep a type lies; 0 for anything else, and for what was deleted. */
function depthOf(struct: Y.Item | Y.GC): number {
  let depth = 0;
  let item = struct instanceof Y.Item && struct.content instanceof Y.ContentType ? struct : null;
  while (item && depth <= maxTypeDepth) {
    depth += 1;
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
  return depth;
}
