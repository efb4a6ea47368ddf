import * as Y from 'yjs';

/**
 * Taking everything about somebody out of a document that is not theirs: the roster, or what a curator keeps of a
 * pair. This really deletes, and what it deletes cannot be restored.
 */

/** Keys that say who did something: the thing is not about them, and an id is no name. */
const authorKey = /^by$|By$|^as$/u;

/** A pair is about more people than one: of it only what names the person goes. */
const keptRoots: ReadonlySet<string> = new Set(['pairs', 'head']);

/**
 * Deletes every item and text that belongs to one of `ids` (of people or pairs), and what belongs to what was
 * deleted: a withdrawal goes with its consent. False when there was nothing. The roots of `doc` are not to be
 * read by their kinds afterwards: it is a copy for this one purpose.
 */
export function forget(doc: Y.Doc, ids: readonly string[]): boolean {
  const gone = new Set(ids);
  let found = false;
  doc.transact(() => {
    for (let before = -1; before !== gone.size;) {
      before = gone.size;
      for (const name of [...doc.share.keys()]) {
        if (forgetIn(doc, name, gone)) found = true;
      }
    }
  });
  return found;
}

function forgetIn(doc: Y.Doc, name: string, gone: Set<string>): boolean {
  const namesOne = namesIn(name, gone);
  if ((doc.share.get(name)?._map.size ?? 0) === 0) return namesOne && clearText(doc, name);
  const root = doc.getMap<unknown>(name);
  let found = false;
  for (const [id, item] of [...root]) {
    // A key of its own for each decision may name people, and so may what was decided.
    const decides = !(item instanceof Y.Map) && (namesIn(id, gone) || holds(item, gone));
    const own = namesOne || gone.has(id) || decides;
    if (own || (!keptRoots.has(name) && mentions(item, gone))) {
      root.delete(id);
      if (!namesOne) gone.add(id);
      found = true;
    } else if (item instanceof Y.Map) {
      for (const key of [...item.keys()]) {
        if (!namesIn(key, gone) && !keysAbout(item, gone).includes(key)) continue;
        item.delete(key);
        found = true;
      }
    }
  }
  return found;
}

/** A root or a key may be made of ids and words: `task:<id>:evidence`, `answer.<id>`, `ban:<id>/<id>`. */
function namesIn(name: string, gone: ReadonlySet<string>): boolean {
  return name.split(/[:./]/u).some((part) => gone.has(part));
}

function clearText(doc: Y.Doc, name: string): boolean {
  const text = doc.getText(name);
  if (text.length === 0) return false;
  text.delete(0, text.length);
  return true;
}

function mentions(item: unknown, gone: ReadonlySet<string>): boolean {
  return item instanceof Y.Map && keysAbout(item, gone).length > 0;
}

function keysAbout(item: Y.Map<unknown>, gone: ReadonlySet<string>): string[] {
  return [...item].flatMap(([key, value]) =>
    !authorKey.test(key) && holds(value, gone) ? [key] : [],
  );
}

function holds(value: unknown, gone: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return gone.has(value);
  if (Array.isArray(value)) return value.some((each) => holds(each, gone));
  return false;
}
