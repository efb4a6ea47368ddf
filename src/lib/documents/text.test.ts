import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { endOfChange, shiftCaret, textChange, writeText } from './text.ts';

/** Few letters, so that repetitions and equal neighbours are common; with emoji of two units. */
const words = fc
  .array(fc.constantFrom('а', 'б', ' ', '😀', '😁'), { maxLength: 12 })
  .map((letters) => letters.join(''));

/** The place before some whole letter of `text`: nobody's caret stands inside an emoji. */
const placeIn = (text: string, letter: number) => [...text].slice(0, letter).join('').length;

function apply(before: string, change: ReturnType<typeof textChange>): string {
  if (!change) return before;
  return before.slice(0, change.index) + change.insert + before.slice(change.index + change.remove);
}

function textWith(value: string): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'person');
  const text = doc.getText('words');
  text.insert(0, value);
  return { doc, text };
}

const isSplit = (text: string) => !text.isWellFormed();

describe('the change between two versions of a text', () => {
  it('turns the one into the other, wherever the caret is', () => {
    fc.assert(
      fc.property(words, words, fc.nat({ max: 30 }), (before, after, place) => {
        const caret = Math.min(place, after.length);
        expect(apply(before, textChange(before, after, caret))).toBe(after);
        expect(apply(before, textChange(before, after))).toBe(after);
      }),
    );
  });

  it('never cuts an emoji in two', () => {
    fc.assert(
      fc.property(words, words, fc.nat({ max: 30 }), (before, after, place) => {
        const change = textChange(before, after, Math.min(place, after.length));
        if (!change) return;
        expect(isSplit(change.insert)).toBe(false);
        expect(isSplit(before.slice(0, change.index))).toBe(false);
        expect(isSplit(before.slice(change.index, change.index + change.remove))).toBe(false);
      }),
    );
  });

  it('is nothing when nothing changed, and no larger than what was typed', () => {
    expect(textChange('слово', 'слово')).toBeNull();
    expect(textChange('мама', 'мамма')).toMatchObject({ remove: 0, insert: 'м' });
    expect(textChange('один два три', 'один три')).toMatchObject({ remove: 4, insert: '' });
  });

  it('is at the caret when the letter typed equals its neighbours', () => {
    expect(textChange('ааа', 'аааа', 2)).toEqual({ index: 1, remove: 0, insert: 'а' });
    expect(textChange('ааа', 'аааа', 4)).toEqual({ index: 3, remove: 0, insert: 'а' });
  });
});

it('writes what a person typed and keeps what another typed at the same time', () => {
  fc.assert(
    fc.property(words, words, fc.nat({ max: 12 }), (start, mine, place) => {
      const { doc, text } = textWith(start);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      other.getText('words').insert(placeIn(start, place), 'ЧУЖОЕ');
      writeText(doc, text, mine);
      expect(text.toString()).toBe(mine);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay');
      expect(text.toString()).toContain('ЧУЖОЕ');
    }),
  );
});

it('keeps the caret behind the same letter when others type and delete', () => {
  fc.assert(
    fc.property(words, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (start, place, at) => {
      const { text } = textWith(`${start}|${start}`);
      const caret = start.length + 1;
      let shifted = caret;
      text.observe((event) => (shifted = shiftCaret(shifted, event.delta)));
      text.insert(Math.min(place, text.length), 'новое');
      const from = Math.min(at, text.toString().indexOf('|'));
      text.delete(from, Math.min(2, text.toString().indexOf('|') - from));
      expect(text.toString().slice(0, shifted).endsWith('|')).toBe(true);
    }),
  );
});

it('puts the caret behind what an undo brought back or took away', () => {
  const { text } = textWith('один два три');
  const ends: number[] = [];
  text.observe((event) => ends.push(endOfChange(event.delta)));
  text.delete(5, 3);
  text.insert(5, 'пять');
  expect(ends).toEqual([5, 9]);
});
