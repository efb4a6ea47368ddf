import * as Y from 'yjs';

import { stringOf, type Item } from './items.ts';

/**
 * When two tablets adopt the same suggestion apart, each makes an item of its own, because one item that
 * both make would lose what was written into the other's. Until somebody changes it, the second one says
 * nothing new: it is a twin, and is not read. A changed one is nobody's twin, so no word is hidden.
 */

/** Who made an item, where it stands: what may change while it still says the same. */
const aside = ['createdBy', 'createdAt', 'rank', 'removedAt', 'removedBy', 'asAdopted'];

/** Everything that an item says, as one text. */
export function contentOf(item: Item): string {
  return [...item]
    .filter(([key]) => !aside.includes(key))
    .map(([key, value]) => `${key}=${value instanceof Y.Text ? value.toString() : String(value)}`)
    .sort()
    .join('\n');
}

/**
 * Twins among `items`, each with the id of the one that is read in its place. Only what stands at the same
 * `place` can be twins, and nothing that `isUsed`, because something refers to it.
 */
export function twinsOf(
  items: readonly (readonly [string, Item])[],
  place: (item: Item) => string,
  isUsed: (id: string) => boolean = () => false,
): Map<string, string> {
  const bySource = new Map<string, (readonly [string, Item])[]>();
  for (const entry of items) {
    const from = stringOf(entry[1], 'from');
    if (!from) continue;
    const key = `${from}|${place(entry[1])}`;
    bySource.set(key, [...(bySource.get(key) ?? []), entry]);
  }
  const twins = new Map<string, string>();
  for (const same of bySource.values()) {
    if (same.length < 2) continue;
    const unchanged = same.filter(
      ([id, item]) => item.get('asAdopted') === contentOf(item) && !isUsed(id),
    );
    const changed = same.filter((entry) => !unchanged.includes(entry));
    const [read = ''] = (changed.length > 0 ? changed : same).map(([id]) => id).sort();
    for (const [id] of unchanged) if (id !== read) twins.set(id, read);
  }
  return twins;
}
