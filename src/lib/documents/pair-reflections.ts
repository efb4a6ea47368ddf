import type * as Y from 'yjs';

import type { SharedReflection } from '#lib/domain/journal.ts';
import { edit, editorOf } from './document.ts';
import { addItem, liveItems, stringOf, type Item } from './items.ts';

/**
 * What one person of a pair shared of their reflections: the root `reflections` of a document of kind
 * `shared`, which that person alone writes (`domain/shared-reflections.ts`). A shared reflection is a copy; the
 * original stays in its author's diary. Unlike everything else here it is really deleted when taken back: its
 * author alone decides about it, and its words must go.
 */

/** Shares a copy and returns its id, which the diary entry keeps. */
export function shareReflection(doc: Y.Doc, meetingId: string, text: string): string {
  return addItem(doc, 'reflections', { values: { meetingId, text } });
}

/** Replaces the words of a reflection that the editor shared. Does nothing to another's. */
export function updateSharedReflection(doc: Y.Doc, id: string, text: string): void {
  const item = ownReflection(doc, id);
  if (item && stringOf(item, 'text') !== text) edit(doc, () => item.set('text', text));
}

/** Takes a shared reflection back. Does nothing to another's. */
export function takeReflectionBack(doc: Y.Doc, id: string): void {
  if (ownReflection(doc, id)) edit(doc, () => doc.getMap<Item>('reflections').delete(id));
}

export function readSharedReflections(doc: Y.Doc): SharedReflection[] {
  return liveItems(doc, 'reflections').map(([id, item]) => ({
    id,
    authorId: stringOf(item, 'createdBy'),
    meetingId: stringOf(item, 'meetingId'),
    text: stringOf(item, 'text'),
    sharedAt: stringOf(item, 'createdAt'),
  }));
}

function ownReflection(doc: Y.Doc, id: string): Item | undefined {
  const item = doc.getMap<Item>('reflections').get(id);
  return item && stringOf(item, 'createdBy') === editorOf(doc) ? item : undefined;
}
