import * as Y from 'yjs';

import { mentionOf } from '#lib/domain/name-mentions.ts';
import { forget } from './forgetting.ts';

/** A place of a document that would go on naming somebody after they were erased. */
export interface MentionPlace {
  /** The root that holds it, and the item of that root, if it is one. */
  readonly root: string;
  readonly id: string;
  /** The words around the name. */
  readonly words: string;
}

/** Where the state of a document names a person when everything about `ids` is gone from it; one place for each item. */
export function mentionsLeft(
  state: Uint8Array,
  name: string,
  ids: readonly string[],
): MentionPlace[] {
  const before = new Y.Doc();
  const after = new Y.Doc();
  try {
    Y.applyUpdate(before, state, 'store');
    forget(before, ids);
    // A fresh copy, whose roots have no kinds yet.
    Y.applyUpdate(after, Y.encodeStateAsUpdate(before), 'store');
    return [...after.share.keys()].flatMap((root) => placesIn(after, root, name));
  } finally {
    before.destroy();
    after.destroy();
  }
}

function placesIn(doc: Y.Doc, root: string, name: string): MentionPlace[] {
  const isMap = (doc.share.get(root)?._map.size ?? 0) > 0;
  const items: [string, unknown][] = isMap
    ? Object.entries(doc.getMap(root).toJSON())
    : [['', doc.getText(root).toString()]];
  return items.flatMap(([id, item]) => {
    const [words] = textsOf(item).flatMap((text) => mentionOf(text, name) ?? []);
    return words === undefined ? [] : [{ root, id, words }];
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
