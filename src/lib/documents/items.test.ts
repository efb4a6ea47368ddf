import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { addItem, liveItems, moveItem, removeItem, restoreItem, setItemValue } from './items.ts';

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

it('puts an item wherever it is moved, any number of times', () => {
  const moves = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (list) => {
      const doc = open();
      for (let count = 0; count < 6; count += 1) addItem(doc, 'goals', {});
      for (const [from, to] of list) {
        const ids = idsIn(doc);
        const [moved] = ids.splice(from, 1) as [string];
        moveItem(doc, 'goals', moved, ids[to - 1] ?? null, ids[to] ?? null);
        ids.splice(to, 0, moved);
        expect(idsIn(doc)).toEqual(ids);
      }
    }),
    { numRuns: 50 },
  );
});

it('takes a move between two items of equal rank, made apart by two people', () => {
  const [mentor, mentee] = [open('mentor'), open('mentee')];
  addItem(mentor, 'goals', { id: 'a' });
  addItem(mentee, 'goals', { id: 'b' });
  Y.applyUpdate(mentor, Y.encodeStateAsUpdate(mentee), 'relay');
  const moved = addItem(mentor, 'goals', { id: 'c' });
  moveItem(mentor, 'goals', moved, 'a', 'b');
  expect(idsIn(mentor).indexOf('c')).toBeGreaterThan(idsIn(mentor).indexOf('a'));
  expect(idsIn(mentor)).toHaveLength(3);
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
