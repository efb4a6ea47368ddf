import * as Y from 'yjs';

import type { Compute } from '#server/compute/compute.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { UpdateContent } from './update-content.ts';
import { describeStored } from './update.ts';

/** What a client lacks, in the order in which to send it. */
export interface CatchUp {
  readonly updates: readonly Uint8Array[];
  readonly bytes: number;
}

export interface CatchUpSources {
  readonly store: DocumentStore;
  readonly compute: Compute;
}

/**
 * What somebody with a state vector lacks of a stored document: the snapshot as it lies on the disk and
 * the log behind it. Nothing is merged, and but for a client that has a part of the snapshot
 * nothing is even read as Yjs.
 */
export async function catchUp(
  { store, compute }: CatchUpSources,
  document: string,
  stateVector: Uint8Array,
): Promise<CatchUp> {
  const known = Y.decodeStateVector(stateVector);
  if (known.size > 0) {
    const outline = await store.outline(document);
    const content = outline.content && UpdateContent.decode(outline.content);
    if (outline.snapshotBytes === 0 || content?.brought.isWithin(known)) {
      const deletions = content && !content.deleted.isEmpty ? [content.deleted.toDeletion()] : [];
      return sum([...deletions, ...newTo(known, outline.updates)]);
    }
  }
  const { snapshot, updates } = await store.load(document);
  if (!snapshot) return sum(newTo(known, updates));
  if (known.size === 0) return sum([snapshot, ...updates]);
  const lacking = { snapshot, updates: [] };
  const part = await compute.run('since', snapshot.length, lacking, stateVector);
  return sum([part, ...newTo(known, updates)]);
}

/** Updates that bring something that is not known, or delete anything. */
function newTo(known: ReadonlyMap<number, number>, updates: readonly Uint8Array[]): Uint8Array[] {
  if (known.size === 0) return [...updates];
  return updates.filter((update) => {
    const { brings, deletes } = describeStored(update);
    return (
      deletes.length > 0 ||
      brings.some(({ client, start, length }) => (known.get(client) ?? 0) < start + length)
    );
  });
}

function sum(updates: readonly Uint8Array[]): CatchUp {
  return { updates, bytes: updates.reduce((bytes, update) => bytes + update.length, 0) };
}
