import * as Y from 'yjs';

import type { ProgrammeList } from '#lib/domain/programme.ts';
import type { Item } from './items.ts';
import { partsOfItem, type NewProgrammeItem } from './programme-lists.ts';

/**
 * What a preset brings, piece by piece: one text, or one item. A piece is a Yjs update of a client that is made of the
 * piece itself: equal pieces are one change wherever they are added, whatever else was missing there and of whichever
 * preset they came, and other words, of another language or a later app, never pass for the same ones.
 */
export interface Piece {
  readonly client: number;
  readonly update: Uint8Array;
}

/** The words of a text at `root`; the `times`th copy, where earlier ones were deleted. */
export function pieceOfText(root: string, words: string, times: number): Piece {
  return pieceOf(
    (seed) => seed.getText(root).insert(0, words),
    times === 0 ? '' : `, copy ${times}`,
  );
}

/** An item without its place, which each list decides for itself. */
export function pieceOfItem(
  list: ProgrammeList,
  item: NewProgrammeItem,
): Piece & { readonly id: string } {
  const write = (seed: Y.Doc, id: string) => {
    const made: Item = new Y.Map();
    const parts = partsOfItem(item, 1);
    for (const [key, value] of Object.entries(parts.values)) made.set(key, value);
    for (const [key, words] of Object.entries(parts.texts)) made.set(key, new Y.Text(words));
    seed.getMap<Item>(list).set(id, made);
  };
  const { client } = pieceOf((seed) => write(seed, ''), '');
  const id = `preset-${client.toString(36)}`;
  return { client, id, update: encoded((seed) => write(seed, id), client) };
}

function pieceOf(write: (seed: Y.Doc) => void, besides: string): Piece {
  const client = hashOf(encoded(write, 1), besides);
  return { client, update: encoded(write, client) };
}

function encoded(write: (seed: Y.Doc) => void, client: number): Uint8Array {
  const seed = new Y.Doc();
  seed.clientID = client;
  seed.transact(() => write(seed));
  return Y.encodeStateAsUpdate(seed);
}

/** FNV-1a, 32 bits: as wide as a Yjs client. */
function hashOf(bytes: Uint8Array, besides: string): number {
  let hash = 0x811c9dc5;
  for (const byte of [...bytes, ...new TextEncoder().encode(besides)]) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
