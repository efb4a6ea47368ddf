import type * as Y from 'yjs';

import type { RemarkAnswer } from '#lib/domain/remarks.ts';
import { editorOf } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  removeItem,
  restoreItem,
  stringOf,
  type Item,
} from './items.ts';

/**
 * What a pair answers to its curator's remarks: the root `remarkAnswers` of the pair document, since
 * the pair cannot write the document in which the remarks are.
 */

export function answerRemark(
  doc: Y.Doc,
  remarkId: string,
  text: string,
  createdAt?: string,
): string {
  return addItem(doc, 'remarkAnswers', { texts: { text }, values: { remarkId }, createdAt });
}

/** Takes an answer of one's own back. */
export function removeAnswer(doc: Y.Doc, id: string): void {
  const item = itemById(doc, 'remarkAnswers', id);
  if (item && stringOf(item, 'createdBy') === editorOf(doc)) removeItem(doc, 'remarkAnswers', id);
}

export function restoreAnswer(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'remarkAnswers', id);
}

export function readAnswers(doc: Y.Doc): RemarkAnswer[] {
  return liveItems(doc, 'remarkAnswers').map(([id, item]) => ({
    id,
    remarkId: stringOf(item, 'remarkId'),
    text: stringOf(item, 'text'),
    authorId: stringOf(item, 'createdBy'),
    createdAt: stringOf(item, 'createdAt'),
  }));
}

/** How many answers each remark has ever had, by its id; taking one back does not lower it. */
export function answersEver(doc: Y.Doc): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of doc.getMap<Item>('remarkAnswers').values()) {
    const remarkId = stringOf(item, 'remarkId');
    counts.set(remarkId, (counts.get(remarkId) ?? 0) + 1);
  }
  return counts;
}
