import type * as Y from 'yjs';

import { edit, editorOf, sourcesOf } from './document.ts';
import {
  addItem,
  itemById,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
} from './items.ts';

/** What curators do with remarks, apart from reading them: every page of a pair reads, few people remark. */

export interface NewRemark {
  readonly anchor: string;
  readonly text: string;
  readonly asks?: boolean;
  readonly createdAt?: string;
}

export function addRemark(doc: Y.Doc, { anchor, text, asks, createdAt }: NewRemark): string {
  return addItem(doc, 'remarks', {
    texts: { text },
    values: { anchor, asks: asks ?? false },
    createdAt,
  });
}

/** Takes a remark of one's own back. */
export function removeRemark(doc: Y.Doc, id: string): void {
  const item = itemById(doc, 'remarks', id);
  if (item && stringOf(item, 'createdBy') === editorOf(doc)) removeItem(doc, 'remarks', id);
}

export function restoreRemark(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'remarks', id);
}

export function remarkText(doc: Y.Doc, id: string): Y.Text | undefined {
  const remark = itemById(doc, 'remarks', id);
  return remark && textOf(remark, 'text');
}

export interface NewReply {
  readonly remarkId: string;
  readonly text: string;
  /** How many answers the curator had before them. */
  readonly after: number;
  readonly createdAt?: string;
}

/** Says more under a remark. A resolved one is open again. */
export function replyToRemark(doc: Y.Doc, { remarkId, text, after, createdAt }: NewReply): string {
  return edit(doc, () => {
    setItemValue(doc, 'remarks', remarkId, 'resolvedAt', null);
    return addItem(doc, 'remarkReplies', {
      texts: { text },
      values: { remarkId, after },
      createdAt,
    });
  });
}

/** Says that a remark is done with; `after` answers were read by then. */
export function resolveRemark(doc: Y.Doc, id: string, after: number): void {
  edit(doc, () => {
    setItemValue(doc, 'remarks', id, 'resolvedAt', sourcesOf(doc).now());
    setItemValue(doc, 'remarks', id, 'resolvedAfter', after);
  });
}

export function reopenRemark(doc: Y.Doc, id: string): void {
  setItemValue(doc, 'remarks', id, 'resolvedAt', null);
}
