import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { moveItem } from './item-order.ts';
import { addItem, liveItems } from './items.ts';

function open(personId = 'person'): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  return doc;
}

const idsIn = (doc: Y.Doc) => liveItems(doc, 'goals').map(([id]) => id);

const moves = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 40 });

function expectMoves(doc: Y.Doc, list: readonly (readonly [from: number, to: number])[]): void {
  for (const [from, to] of list) {
    const ids = idsIn(doc);
    const [moved] = ids.splice(from, 1) as [string];
    moveItem(doc, 'goals', moved, ids[to - 1] ?? null, ids[to] ?? null);
    ids.splice(to, 0, moved);
    expect(idsIn(doc)).toEqual(ids);
  }
}

it('puts an item wherever it is moved, any number of times', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const doc = open();
      for (let count = 0; count < 6; count += 1) addItem(doc, 'goals', {});
      expectMoves(doc, list);
    }),
    { numRuns: 50 },
  );
});

it('does so among items that three people added apart, which have equal ranks', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const doc = open('mentor');
      for (const person of ['mentee', 'other']) {
        const away = open(person);
        for (const each of [1, 2]) addItem(away, 'goals', { id: `${person}-${each}` });
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(away), 'relay');
      }
      const here = open('mentor');
      for (const each of [1, 2]) addItem(here, 'goals', { id: `mentor-${each}` });
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(here), 'relay');
      expectMoves(doc, list);
    }),
    { numRuns: 50 },
  );
});

it('leaves an item behind its neighbour when the two have changed places meanwhile', () => {
  const doc = open();
  for (const id of ['a', 'b', 'c', 'd']) addItem(doc, 'goals', { id });
  moveItem(doc, 'goals', 'd', 'c', 'b');
  expect(idsIn(doc)).toEqual(['a', 'b', 'c', 'd']);
  moveItem(doc, 'goals', 'a', 'c', 'b');
  expect(idsIn(doc)).toEqual(['b', 'c', 'a', 'd']);
});
