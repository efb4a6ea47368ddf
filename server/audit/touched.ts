import * as Y from 'yjs';

import type { NewIds } from '#server/relay/document-state.ts';
import type { StoredDocument } from '#server/storage/port.ts';

/** Who changed what in some minutes, as the ids of changes. */
export interface Authored extends NewIds {
  readonly personId: string;
}

/** A thing of a document that somebody changed. */
export interface Touched {
  readonly root: string;
  /** The key in that root; empty where the root is a text. */
  readonly id: string;
  readonly isNew: boolean;
  /** Which keys of it were changed; of a new thing none is named. */
  readonly keys: readonly string[];
  /** The values of those keys that say about whom or what it is, as they are now. */
  readonly says: Readonly<Record<string, string>>;
}

export interface TouchedBy {
  readonly personId: string;
  readonly touched: readonly Touched[];
}

interface Place {
  readonly root: string;
  /** Keys from the root to the thing. */
  readonly path: readonly string[];
}

/** What an item says of itself that a record needs: ids and codes, no word that anybody wrote. */
const saidKeys = ['personId', 'pairId', 'consentId', 'purpose', 'state', 'removedAt'];

/** Finds the things that changes belong to; what was deleted with all of its thing is not found any more. */
export function touchedIn(
  { snapshot, updates }: StoredDocument,
  authored: readonly Authored[],
): TouchedBy[] {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot, 'store');
      for (const update of updates) Y.applyUpdate(doc, update, 'store');
    });
    const places = new Map<unknown, Place>();
    return authored.map(({ personId, brings, deletes }) => ({
      personId,
      touched: gather(doc, places, { brings, deletes }),
    }));
  } finally {
    doc.destroy();
  }
}

function gather(doc: Y.Doc, places: Map<unknown, Place>, { brings, deletes }: NewIds): Touched[] {
  const found = new Map<string, { root: string; id: string; isNew: boolean; keys: Set<string> }>();
  const note = (struct: Y.Item, isBrought: boolean) => {
    const { root, path } = placeOf(struct, places);
    const [id = '', key] = path;
    const thing = found.get(`${root} ${id}`) ?? { root, id, isNew: false, keys: new Set<string>() };
    found.set(`${root} ${id}`, thing);
    if (key !== undefined) thing.keys.add(key);
    else if (isBrought && struct.content instanceof Y.ContentType) thing.isNew = true;
  };
  for (const struct of structsOf(doc, brings)) note(struct, true);
  for (const struct of structsOf(doc, deletes)) note(struct, false);
  return [...found.values()].map(({ root, id, isNew, keys }) => ({
    ...{ root, id, isNew, keys: isNew ? [] : [...keys] },
    says: saidBy(doc, root, id),
  }));
}

function* structsOf(doc: Y.Doc, ranges: NewIds['brings']): Generator<Y.Item> {
  for (const { client, start, length } of ranges) {
    // What waits for an earlier change that never came is nowhere yet.
    const end = Math.min(start + length, Y.getState(doc.store, client));
    for (let clock = start; clock < end;) {
      const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.AbstractStruct;
      if (struct instanceof Y.Item) yield struct;
      clock = struct.id.clock + struct.length;
    }
  }
}

function placeOf({ parent, parentSub }: Y.Item, places: Map<unknown, Place>): Place {
  const around = placeOfType(parent as Y.AbstractType<unknown>, places);
  return parentSub === null ? around : { ...around, path: [...around.path, parentSub] };
}

function placeOfType(type: Y.AbstractType<unknown>, places: Map<unknown, Place>): Place {
  let place = places.get(type);
  if (!place) {
    place = type._item ? placeOf(type._item, places) : { root: Y.findRootTypeKey(type), path: [] };
    places.set(type, place);
  }
  return place;
}

function saidBy(doc: Y.Doc, root: string, id: string): Record<string, string> {
  const said = valuesOf(doc, root, id);
  // A withdrawal names the consent, and that one the person.
  return said['consentId'] ? { ...valuesOf(doc, 'consents', said['consentId']), ...said } : said;
}

function valuesOf(doc: Y.Doc, root: string, id: string): Record<string, string> {
  const content = doc.share.get(root)?._map.get(id)?.content;
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Map)) return {};
  const item: Y.Map<unknown> = content.type;
  return Object.fromEntries(
    saidKeys.flatMap((key) => {
      const value = item.get(key);
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}
