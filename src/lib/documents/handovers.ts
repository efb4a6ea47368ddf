import type * as Y from 'yjs';

import type { Handover } from '#lib/domain/handover.ts';
import { liveItems, stringOf } from './items.ts';

const handoverKeys = ['fromId', 'fromName', 'toId', 'on', 'reason'];

/**
 * Which mentor followed which: the root `handovers` of the supervision document. Whoever has left is no
 * longer among its `people`, so the names stay here. Curators note a handover (handing-over.ts).
 */

/** In the order in which they were noted; `domain/handover.ts` makes terms of them. */
export function readHandovers(doc: Y.Doc): Handover[] {
  return liveItems(doc, 'handovers').map(([id, item]) => {
    const [fromId, fromName, toId, on, reason] = handoverKeys.map((key) => stringOf(item, key));
    return { id, fromId, fromName, toId, on, reason } as Handover;
  });
}
