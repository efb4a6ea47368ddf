import * as Y from 'yjs';

import { editAside } from './document.ts';

/**
 * Two curators who pick different presets apart both fill the same empty texts: Yjs puts one after the other. Of words that
 * are a preset's and nobody has touched, one text shows one preset's, and none where somebody has written. What a person
 * wrote, and the preset's words that they changed or went on from, always stay.
 *
 * The root map `presets` notes which words are a preset's: under `<preset>/<Yjs client of the piece>` the root of the text.
 */

export function notePresetText(doc: Y.Doc, preset: string, client: number, root: string): void {
  doc.getMap('presets').set(`${preset}/${client}`, root);
}

/** Reads texts at the root as they are to be shown. */
export function readerOfTexts(doc: Y.Doc): (root: string) => string {
  const byRoot = piecesByRoot(doc);
  return (root) => {
    const text = doc.getText(root);
    const losers = losersIn(doc, root, byRoot.get(root));
    if (losers.size === 0) return text.toString();
    return partsOf(text)
      .filter((part) => !part.deleted && !losers.has(part.id.client))
      .map(({ content }) => (content instanceof Y.ContentString ? content.str : ''))
      .join('');
  };
}

/** Takes the words that are not to be read out of the texts; tablets that do so apart delete the same letters. */
export function settlePresetTexts(doc: Y.Doc): void {
  for (const [root, pieces] of piecesByRoot(doc)) {
    const losers = losersIn(doc, root, pieces);
    if (losers.size > 0) editAside(doc, () => cut(doc.getText(root), losers));
  }
}

/** Of each text the preset's clients, each with the name of the preset that decides between two. */
type Pieces = ReadonlyMap<number, string>;

function piecesByRoot(doc: Y.Doc): Map<string, Map<number, string>> {
  const byRoot = new Map<string, Map<number, string>>();
  for (const [key, root] of doc.getMap('presets')) {
    const [preset = '', client] = key.split('/');
    if (typeof root !== 'string' || !Number(client)) continue;
    const pieces = byRoot.get(root) ?? new Map<number, string>();
    byRoot.set(root, pieces);
    const known = pieces.get(Number(client));
    // Two presets may share the words.
    if (known === undefined || known < preset) pieces.set(Number(client), preset);
  }
  return byRoot;
}

function losersIn(doc: Y.Doc, root: string, pieces: Pieces | undefined): ReadonlySet<number> {
  if (!pieces) return new Set();
  const parts = partsOf(doc.getText(root));
  const live = Map.groupBy(
    parts.filter(({ deleted }) => !deleted),
    ({ id }) => id.client,
  );
  if (live.size < 2) return new Set();

  const changed = new Set<number>();
  const goneOnFrom = startOf(parts, pieces);
  for (const [client, own] of live) {
    if (!pieces.has(client)) own.forEach((part) => changed.add(goneOnFrom(part)));
    else {
      const length = own.reduce((sum, part) => sum + part.length, 0);
      if (length < Y.getState(doc.store, client)) changed.add(client);
    }
  }
  const untouched = [...live.keys()].filter((each) => pieces.has(each) && !changed.has(each));
  if (changed.size > 0) return new Set(untouched);
  const order = (client: number) => `${pieces.get(client) ?? ''}/${client}`;
  return new Set(untouched.sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, -1));
}

/**
 * Finds the preset's words from which somebody went on: those before or behind which the words were typed, as Yjs keeps
 * it. Nobody's client (0) where they were typed into an empty text.
 */
function startOf(parts: readonly Y.Item[], pieces: Pieces): (part: Y.Item) => number {
  const byClient = Map.groupBy(parts, ({ id }) => id.client);
  const find = (id: Y.ID | null) =>
    id &&
    byClient
      .get(id.client)
      ?.find((part) => part.id.clock <= id.clock && id.clock < part.id.clock + part.length);
  return (part) => {
    let at = part;
    // What a word was typed beside is older than the word, so this ends.
    while (!pieces.has(at.id.client)) {
      const beside = find(at.origin) ?? find(at.rightOrigin);
      if (!beside) return 0;
      at = beside;
    }
    return at.id.client;
  };
}

function cut(text: Y.Text, clients: ReadonlySet<number>): void {
  let index = 0;
  for (const part of partsOf(text)) {
    if (part.deleted) continue;
    if (clients.has(part.id.client)) text.delete(index, part.length);
    else index += part.length;
  }
}

function partsOf(text: Y.Text): Y.Item[] {
  const parts: Y.Item[] = [];
  for (let part = text._start; part; part = part.right) parts.push(part);
  return parts;
}
