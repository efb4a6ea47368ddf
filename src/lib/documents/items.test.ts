import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { addItem, liveItems, removeItem, restoreItem, setItemValue } from './items.ts';

function open(personId = 'person'): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  return doc;
}

const idsIn = (doc: Y.Doc) => liveItems(doc, 'goals').map(([id]) => id);

it('keeps items in the order in which they were added', () => {
  const doc = open();
  const ids = Array.from({ length: 30 }, () => addItem(doc, 'goals', {}));
  expect(idsIn(doc)).toEqual(ids);
});

it('hides a removed item and brings it back where it was', () => {
  const doc = open();
  const ids = ['a', 'b', 'c'].map((id) => addItem(doc, 'goals', { id }));
  removeItem(doc, 'goals', 'b');
  expect(idsIn(doc)).toEqual(['a', 'c']);
  restoreItem(doc, 'goals', 'b');
  expect(idsIn(doc)).toEqual(ids);
});

it('makes no change when a value is set to what it is', () => {
  const doc = open();
  addItem(doc, 'goals', { id: 'a', values: { done: true } });
  let updates = 0;
  doc.on('update', () => (updates += 1));
  setItemValue(doc, 'goals', 'a', 'done', true);
  setItemValue(doc, 'goals', 'no such item', 'done', true);
  expect(updates).toBe(0);
});
