import type * as Y from 'yjs';

import type { Remark, RemarkReply } from '#lib/domain/remarks.ts';
import { liveItems, numberOf, stringOf } from './items.ts';

/**
 * A curator's remarks in the supervision document: the roots `remarks` and `remarkReplies`. What the pair
 * answers lies in its own document (remark-answers.ts). Whether a remark is done with is set by curators
 * (remarking.ts).
 */

export function readRemarks(doc: Y.Doc): Remark[] {
  return liveItems(doc, 'remarks').map(([id, item]) => ({
    id,
    anchor: stringOf(item, 'anchor'),
    text: stringOf(item, 'text'),
    asks: item.get('asks') === true,
    authorId: stringOf(item, 'createdBy'),
    createdAt: stringOf(item, 'createdAt'),
    resolvedAt: stringOf(item, 'resolvedAt'),
    resolvedAfter: numberOf(item, 'resolvedAfter') ?? 0,
  }));
}

export function readReplies(doc: Y.Doc): RemarkReply[] {
  return liveItems(doc, 'remarkReplies').map(([id, item]) => ({
    id,
    remarkId: stringOf(item, 'remarkId'),
    text: stringOf(item, 'text'),
    authorId: stringOf(item, 'createdBy'),
    createdAt: stringOf(item, 'createdAt'),
    after: numberOf(item, 'after') ?? 0,
  }));
}
