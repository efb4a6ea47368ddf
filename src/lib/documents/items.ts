import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';

import type { ProgrammeList } from '#lib/domain/programme.ts';
import { edit, editorOf, sourcesOf } from './document.ts';

/**
 * Things that repeat: a root `Y.Map` of items by id, each a `Y.Map` made whole by one author with
 * `createdBy`, `createdAt`, a `rank` for order and `removedAt` when removed. Nothing is deleted, so
 * that an item which one person removes while another edits it can come back unharmed.
 */
export type Item = Y.Map<unknown>;

/** A plain value of an item; long texts are `Y.Text` and given separately. */
export type ItemValue = string | number | boolean | null;

export interface NewItem {
  /** Long texts by key, with what they start from. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, ItemValue>>;
  /** Given only where the id has a meaning outside the document. */
  readonly id?: string;
  /** ISO time; now unless given. */
  readonly createdAt?: string;
  /** Given where the order means nothing and thousands are added, each of which would look for the last. */
  readonly rank?: string;
}

/** Adds an item at the end and returns its id. */
export function addItem(
  doc: Y.Doc,
  root: string,
  { texts, values, id, createdAt, rank }: NewItem,
): string {
  const itemId = id ?? sourcesOf(doc).newId();
  edit(doc, () => {
    const item: Item = new Y.Map();
    item.set('createdBy', editorOf(doc));
    item.set('createdAt', createdAt ?? sourcesOf(doc).now());
    item.set('rank', rank ?? generateKeyBetween(lastRank(doc, root), null));
    for (const [key, value] of Object.entries(values ?? {})) item.set(key, value);
    for (const [key, text] of Object.entries(texts ?? {})) item.set(key, new Y.Text(text));
    doc.getMap<Item>(root).set(itemId, item);
  });
  return itemId;
}

/** The item, removed or not. */
export function itemById(doc: Y.Doc, root: string, id: string): Item | undefined {
  const item = doc.getMap<Item>(root).get(id);
  return item instanceof Y.Map ? item : undefined;
}

/** Items that are not removed, in order; items of equal rank (made at once by two people) by id. */
export function liveItems(doc: Y.Doc, root: string): [string, Item][] {
  return [...doc.getMap<Item>(root)]
    .filter(([, item]) => item instanceof Y.Map && !item.get('removedAt'))
    .map(([id, item]) => ({ id, item, rank: stringOf(item, 'rank') }))
    .sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id))
    .map(({ id, item }) => [id, item]);
}

export function setItemValue(
  doc: Y.Doc,
  root: string,
  id: string,
  key: string,
  value: ItemValue,
): void {
  const item = itemById(doc, root, id);
  if (!item || item.get(key) === value) return;
  edit(doc, () => item.set(key, value));
}

/** Notes that an item says what `personId` said, when that is not whose tablet it is. */
export function noteSpeaker(doc: Y.Doc, root: string, id: string, personId?: string): void {
  if (personId !== undefined && personId !== editorOf(doc)) {
    setItemValue(doc, root, id, 'as', personId);
  }
}

/** Marks an item as removed, and by whom; `restoreItem` brings it back as it is by then. */
export function removeItem(doc: Y.Doc, root: string, id: string): void {
  const item = itemById(doc, root, id);
  if (!item) return;
  edit(doc, () => {
    item.set('removedAt', sourcesOf(doc).now());
    item.set('removedBy', editorOf(doc));
  });
}

export function restoreItem(doc: Y.Doc, root: string, id: string): void {
  setItemValue(doc, root, id, 'removedAt', null);
}

export function textOf(item: Item, key: string): Y.Text | undefined {
  const text = item.get(key);
  return text instanceof Y.Text ? text : undefined;
}

/**
 * A text that items of older apps were made without. It lies beside the item, at the root, because two
 * tablets that added it to the same item would lose the words of one. Where a text of an item lies is
 * thus decided once, by the app that makes the item.
 */
export function textBeside(
  doc: Y.Doc,
  what: 'task' | ProgrammeList,
  id: string,
  key: string,
): Y.Text {
  return doc.getText(`${what}:${id}:${key}`);
}

/** A long text or a short string as plain words; empty when absent. */
export function stringOf(item: Item, key: string): string {
  const value = item.get(key);
  if (value instanceof Y.Text) return value.toString();
  return typeof value === 'string' ? value : '';
}

export function numberOf(item: Item, key: string): number | null {
  const value = item.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The value if it is one of `known`, else `fallback`: defaults are applied when reading. */
export function oneOf<const Known extends readonly ItemValue[]>(
  item: Item,
  key: string,
  known: Known,
  fallback: Known[number],
): Known[number] {
  const value = item.get(key);
  return known.find((candidate) => candidate === value) ?? fallback;
}

function lastRank(doc: Y.Doc, root: string): string | null {
  let last: string | null = null;
  for (const item of doc.getMap<Item>(root).values()) {
    const rank = item instanceof Y.Map ? stringOf(item, 'rank') : '';
    if (rank && (last === null || rank > last)) last = rank;
  }
  return last;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
