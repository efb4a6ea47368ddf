import type * as Y from 'yjs';

import type { SharedReflection } from '#lib/domain/journal.ts';
import { edit, editorOf } from './document.ts';
import { addItem, liveItems, numberOf, stringOf, type Item } from './items.ts';

/**
 * What one person of a pair shared of their reflections: the root `reflections` of a document of kind
 * `shared`, which that person alone writes (`domain/shared-reflections.ts`). A shared reflection is a copy; the
 * original stays in its author's diary. Unlike everything else here it is really deleted when taken back: its
 * author alone decides about it, and its words must go.
 */

/** What the pair sees of an entry. */
export interface SharedWords {
  readonly text: string;
  /** How sure the author feels, 1 to 10; `null` when that is not shared. */
  readonly sure?: number | null;
}

/**
 * Shares a copy and returns its id, which the diary entry keeps. Given the id of the entry, two tablets of its
 * author that share it apart make one copy.
 */
export function shareReflection(
  doc: Y.Doc,
  meetingId: string,
  text: string,
  { sure = null, id }: { sure?: number | null; id?: string } = {},
): string {
  return addItem(doc, 'reflections', { values: { meetingId, text, sure }, id });
}

/**
 * Replaces what the pair sees of a reflection that the editor shared; what it saw before is gone from the
 * document. Does nothing to another's.
 */
export function updateSharedReflection(
  doc: Y.Doc,
  id: string,
  { text, sure = null }: SharedWords,
): void {
  const item = ownReflection(doc, id);
  if (!item) return;
  edit(doc, () => {
    if (stringOf(item, 'text') !== text) item.set('text', text);
    if (numberOf(item, 'sure') !== sure) item.set('sure', sure);
  });
}

/** Takes a shared reflection back, and says whether it was here. Does nothing to another's. */
export function takeReflectionBack(doc: Y.Doc, id: string): boolean {
  if (!ownReflection(doc, id)) return false;
  edit(doc, () => doc.getMap<Item>('reflections').delete(id));
  return true;
}

export function readSharedReflections(doc: Y.Doc): SharedReflection[] {
  return liveItems(doc, 'reflections').map(([id, item]) => ({
    id,
    authorId: stringOf(item, 'createdBy'),
    meetingId: stringOf(item, 'meetingId'),
    text: stringOf(item, 'text'),
    sure: numberOf(item, 'sure'),
    sharedAt: stringOf(item, 'createdAt'),
  }));
}

function ownReflection(doc: Y.Doc, id: string): Item | undefined {
  const item = doc.getMap<Item>('reflections').get(id);
  return item && stringOf(item, 'createdBy') === editorOf(doc) ? item : undefined;
}
