import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { updatePieces } from './update-pieces.ts';

/** A document to which many have added a line of their own, and some a word to the line of another. */
function documentOf(lines: readonly string[], remarks: readonly number[]): Y.Doc {
  const doc = new Y.Doc();
  lines.forEach((line, index) => {
    doc.clientID = index + 1;
    doc.getMap<Y.Text>('lines').set(String(index), new Y.Text(line));
  });
  remarks.forEach((line, index) => {
    doc.clientID = 1000 + index;
    doc.getMap<Y.Text>('lines').get(String(line))?.insert(0, 'да ');
  });
  return doc;
}

const nobody = Y.encodeStateVector(new Y.Doc());
const readOf = (doc: Y.Doc) => doc.getMap<Y.Text>('lines').toJSON();

it('what fits is one update, as Yjs makes it', () => {
  const doc = documentOf(['а', 'б'], []);
  expect(updatePieces(doc, nobody, 1_000)).toEqual([Y.encodeStateAsUpdate(doc)]);
  const same = updatePieces(doc, Y.encodeStateVector(doc), 1_000);
  expect(same).toHaveLength(1);
});

it('the pieces of a large one fit, can be read each for itself, and are all of it together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 40 }), { minLength: 2, maxLength: 40 }),
      fc.array(fc.nat(39), { maxLength: 10 }),
      fc.nat(39),
      (lines, remarks, before) => {
        const relay = documentOf(lines.slice(0, before), []);
        const doc = documentOf(lines, remarks);
        const pieces = updatePieces(doc, Y.encodeStateVector(relay), 300);
        for (const piece of pieces) {
          const reader = new Y.Doc();
          Y.applyUpdate(reader, Y.encodeStateAsUpdate(relay));
          Y.applyUpdate(reader, piece);
          // Nothing waits for what another piece has.
          expect(reader.store.pendingStructs).toBeNull();
          for (const [line, words] of Object.entries(readOf(reader))) {
            const whole = readOf(doc)[line];
            if (Number(line) >= before) expect(words).toBe(whole);
          }
          Y.applyUpdate(relay, piece);
        }
        expect(readOf(relay)).toEqual(readOf(doc));
        expect(Y.encodeStateVector(relay)).toEqual(Y.encodeStateVector(doc));
      },
    ),
    { numRuns: 60 },
  );
});

it('each piece is as small as it must be, where no one client wrote more', () => {
  const doc = documentOf(
    Array.from({ length: 200 }, (_, n) => `строка ${n}`),
    [],
  );
  const pieces = updatePieces(doc, nobody, 500);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(500);
  expect(pieces.length).toBeGreaterThan(10);
});

it('what one wrote alone, or several into each other’s texts, is cut in the order in which it was written', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          by: fc.nat(2),
          line: fc.nat(5),
          words: fc.string({ minLength: 1, maxLength: 60 }),
        }),
        { minLength: 20, maxLength: 60 },
      ),
      fc.array(fc.nat(5), { maxLength: 3 }),
      fc.nat(10),
      (edits, deleted, before) => {
        const doc = new Y.Doc();
        const relay = new Y.Doc();
        edits.forEach(({ by, line, words }, index) => {
          doc.clientID = by + 1;
          const text = doc.getText(`line ${line}`);
          text.insert(text.length >> 1, words);
          if (index < before) Y.applyUpdate(relay, Y.encodeStateAsUpdate(doc));
        });
        for (const line of deleted) {
          const text = doc.getText(`line ${line}`);
          if (text.length > 0) text.delete(0, text.length >> 1 || 1);
        }
        const read = (from: Y.Doc) =>
          Array.from({ length: 6 }, (_, line) => from.getText(`line ${line}`).toString());
        const known = Y.encodeStateVector(relay);
        const whole = Y.encodeStateAsUpdate(doc, known).length;
        const pieces = updatePieces(doc, known, 200);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(200);
          Y.applyUpdate(relay, piece);
          // Nothing waits for what comes later.
          expect(relay.store.pendingStructs).toBeNull();
        }
        expect(pieces.length > 1).toBe(whole > 200);
        expect(read(relay)).toEqual(read(doc));
        expect(Y.equalSnapshots(Y.snapshot(relay), Y.snapshot(doc))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
