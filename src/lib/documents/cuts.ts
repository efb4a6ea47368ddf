import * as Y from 'yjs';

import { editorOf, sourcesOf } from './document.ts';

/**
 * That somebody took letters out of a text and put none in their place: the root map `cuts` of a pair document,
 * `<root>/<id>/<field>/<person>`. Yjs forgets who removed letters, and without this a text that only became
 * shorter would be no news.
 */

/** A person who deletes letter by letter leaves one note in this time, in ms. */
const noteEveryMs = 60_000;
const lastNotes = new WeakMap<Y.Doc, Map<string, number>>();

/** Where a text lies: in an item, beside it, or in the foot of a plan. */
interface TextPlace {
  readonly root: string;
  readonly id: string;
  readonly field: string;
}

export interface Cut extends TextPlace {
  /** The Yjs client that noted it last, and how far that client was. */
  readonly client: number;
  readonly clock: number;
}

/** Notes a cut of the editor; to be called within the change. Texts of other documents than a pair's leave none. */
export function noteCut(doc: Y.Doc, text: Y.Text): void {
  const place = placeOf(doc, text);
  if (!place) return;
  const key = [place.root, place.id, place.field, editorOf(doc)].join('/');
  const notes = lastNotes.get(doc) ?? new Map<string, number>();
  lastNotes.set(doc, notes);
  const now = Date.parse(sourcesOf(doc).now());
  if (Math.abs(now - (notes.get(key) ?? 0)) < noteEveryMs) return;
  notes.set(key, now);
  doc.getMap('cuts').set(key, true);
}

export function readCuts(doc: Y.Doc): Cut[] {
  const cuts: Cut[] = [];
  for (const [key, { id: at, deleted }] of doc.getMap('cuts')._map) {
    const [root, id, field, person] = key.split('/');
    if (deleted || !root || !id || !field || !person) continue;
    cuts.push({ root, id, field, ...at });
  }
  return cuts;
}

function placeOf(doc: Y.Doc, text: Y.Text): TextPlace | undefined {
  const item = text.parent;
  if (!item) return placeAtRoot(nameOfRoot(doc, text));
  const root = item.parent instanceof Y.Map ? nameOfRoot(doc, item.parent) : '';
  const id = item._item?.parentSub;
  const field = text._item?.parentSub;
  const isTold = root === 'goals' || root === 'tasks' || root === 'meetings';
  return isTold && id && field ? { root, id, field } : undefined;
}

/** `task:<id>:<field>` and `foot:<mentee>:<field>`. */
function placeAtRoot(name: string): TextPlace | undefined {
  const [kind, id, field] = name.split(':');
  const roots: Readonly<Record<string, string>> = { task: 'tasks', foot: 'foot' };
  const root = kind && roots[kind];
  return root && id && field ? { root, id, field } : undefined;
}

function nameOfRoot(doc: Y.Doc, type: unknown): string {
  return [...doc.share].find(([, root]) => root === type)?.[0] ?? '';
}
