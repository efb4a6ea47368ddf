import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { mergeVerified } from './compact.ts';

/** The updates of a text that is typed into and deleted from at random. */
function typed(strokes: readonly { at: number; letter: string | null }[]) {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => rows.push(update));
  const text = doc.getText('words');
  for (const { at, letter } of strokes) {
    const place = text.length && at % text.length;
    if (letter) text.insert(place, letter);
    else if (text.length > 0) text.delete(place, 1);
  }
  return { rows, words: text.toString() };
}

const strokes = fc.array(
  fc.record({ at: fc.nat(500), letter: fc.option(fc.constantFrom('а', 'б', 'в')) }),
  { maxLength: 60 },
);

describe('mergeVerified', () => {
  it('keeps every word of any log, also when rows are there twice or out of order', () => {
    fc.assert(
      fc.property(strokes, (all) => {
        const { rows, words } = typed(all);
        const merged = mergeVerified([...rows, ...rows].reverse());
        const doc = new Y.Doc();
        if (merged) Y.applyUpdate(doc, merged);
        expect(merged).not.toBeNull();
        expect(doc.getText('words').toString()).toBe(words);
      }),
    );
  });

  it('leaves a log alone of which a part is missing', () => {
    const { rows } = typed([...'слово'].map((letter, at) => ({ at, letter })));
    expect(mergeVerified(rows.slice(1))).toBeNull();
  });
});
