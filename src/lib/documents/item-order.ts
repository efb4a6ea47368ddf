import { generateKeyBetween } from 'fractional-indexing';
import type * as Y from 'yjs';

import { edit } from './document.ts';
import { itemById, liveItems, setItemValue, stringOf } from './items.ts';

/**
 * Puts an item between two neighbours of the same root; either may be missing at the ends. Only ranks are
 * written, so a move and an edit made apart both stay.
 */
export function moveItem(
  doc: Y.Doc,
  root: string,
  id: string,
  before: string | null,
  after: string | null,
): void {
  const rankOf = (neighbour: string | null) => {
    const item = neighbour === null ? undefined : itemById(doc, root, neighbour);
    return item ? stringOf(item, 'rank') || null : null;
  };
  const [low, high] = [rankOf(before), rankOf(after)];
  if (low === null || high === null || low < high) {
    setItemValue(doc, root, id, 'rank', generateKeyBetween(low, high));
  } else {
    makeRoom(doc, root, id, before, low);
  }
}

/** Items that were added apart may have one rank, with no room between: those behind move on with it. */
function makeRoom(doc: Y.Doc, root: string, id: string, before: string | null, low: string): void {
  const others = liveItems(doc, root).filter(([each]) => each !== id);
  const behind = others.slice(others.findIndex(([each]) => each === before) + 1);
  const next = behind.find(([, item]) => stringOf(item, 'rank') > low);
  const crowd = next ? behind.slice(0, behind.indexOf(next)) : behind;
  const high = next ? stringOf(next[1], 'rank') : null;
  edit(doc, () => {
    let rank = low;
    for (const each of [id, ...crowd.map(([other]) => other)]) {
      rank = generateKeyBetween(rank, high);
      setItemValue(doc, root, each, 'rank', rank);
    }
  });
}
