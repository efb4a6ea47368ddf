import type * as Y from 'yjs';

import { newsKey, type NewsEntry } from '#lib/domain/news.ts';
import { edit } from './document.ts';

/**
 * How far a person has looked at what the others of their pairs do: the root map `looked` of their diary, so
 * that it is the same on all of their tablets and nobody else learns of it. `<pair>/<client>` says how far
 * one has seen that Yjs client; `<pair>/<root>/<id>` that one has looked at a single thing beyond that.
 */
export interface Looked {
  /** Whether the person has ever seen everything of the pair. */
  readonly ever: boolean;
  readonly clocks: ReadonlyMap<number, number>;
  /** Key: `newsKey`. */
  readonly marks: ReadonlyMap<string, string>;
}

export function readLooked(diary: Y.Doc, pairId: string): Looked {
  const clocks = new Map<number, number>();
  const marks = new Map<string, string>();
  for (const [key, value] of diary.getMap('looked')) {
    if (!key.startsWith(`${pairId}/`)) continue;
    const rest = key.slice(pairId.length + 1);
    if (typeof value === 'number' && /^\d+$/u.test(rest)) clocks.set(Number(rest), value);
    if (typeof value === 'string') marks.set(rest, value);
  }
  return { ever: clocks.size > 0, clocks, marks };
}

/**
 * Notes that the person has looked at `seen`. When nothing else is left, all that there is counts as seen
 * (`clocks`, from `clocksOfOthers`), and the single things need not be remembered any longer.
 */
export function noteLooked(
  diary: Y.Doc,
  pairId: string,
  seen: readonly NewsEntry[],
  left: readonly NewsEntry[],
  clocks: ReadonlyMap<number, number>,
): void {
  if (seen.length === 0) return;
  const map = diary.getMap('looked');
  const known = readLooked(diary, pairId);
  edit(diary, () => {
    if (left.length > 0) {
      for (const entry of seen) map.set(`${pairId}/${newsKey(entry)}`, entry.mark);
      return;
    }
    for (const [client, clock] of clocks) {
      if ((known.clocks.get(client) ?? 0) < clock) map.set(`${pairId}/${client}`, clock);
    }
    for (const key of known.marks.keys()) map.delete(`${pairId}/${key}`);
  });
}
