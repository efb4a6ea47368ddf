import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { Divergence } from './divergence.ts';
import { prepareForEditing } from './document.ts';
import { textChange } from './text.ts';

/** A field that composes over a shared text, as `state/text-binding.ts` holds it. */
class ComposingField {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('words');
  value: string;
  private readonly divergence: Divergence;

  constructor(value: string) {
    prepareForEditing(this.doc, 'pair', 'person');
    this.text.insert(0, value);
    this.value = value;
    this.divergence = new Divergence(value.length);
    this.text.observe((event) => {
      if (event.transaction.origin === 'other') this.divergence.take(event.delta);
    });
  }

  type(value: string, caret = value.length): void {
    const change = textChange(this.value, value, caret);
    if (change) this.divergence.type(this.doc, this.text, change);
    this.value = value;
  }

  other(change: () => void): void {
    this.doc.transact(change, 'other');
  }

  caret(position: number): number {
    return this.divergence.caret(position);
  }
}

const splice = (text: string, at: number, remove: number, insert: string) =>
  text.slice(0, at) + insert + text.slice(at + remove);

it('a word composed in the middle stands between the same letters, whatever others add on both sides', () => {
  const field = new ComposingField('мама мыла раму');
  field.type('мама чи мыла раму', 7);
  field.other(() => field.text.insert(field.text.length, ' вчера'));
  field.other(() => field.text.insert(0, 'Утром '));
  field.type('мама чисто мыла раму', 10);
  expect(field.text.toString()).toBe('Утром мама чисто мыла раму вчера');
  expect(field.caret('мама чисто'.length)).toBe('Утром мама чисто'.length);
});

it('a correction of a word that another removed meanwhile writes only the letters that were corrected', () => {
  const field = new ComposingField('мама мыла раму');
  field.other(() => field.text.delete(5, 5));
  field.type('мама чистила раму', 12);
  // «мы» became «чисти»; the rest of the word is what the other took away.
  expect(field.text.toString()).toBe('мама чистираму');
});

it('every letter of either side stays once, in order, and nobody removes a letter they have not seen', () => {
  // Mine are small letters, theirs capital ones: what is left of each must be exactly what each left.
  const step = fc.record({
    mine: fc.boolean(),
    at: fc.nat({ max: 20 }),
    remove: fc.nat({ max: 3 }),
    insert: fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const field = new ComposingField('начало');
      let theirs = '';
      for (const { mine, at, remove, insert } of steps) {
        if (mine) {
          const from = Math.min(at, field.value.length);
          field.type(splice(field.value, from, remove, insert), from + insert.length);
        } else {
          const words = insert.toUpperCase();
          const from = Math.min(at, field.text.length);
          field.other(() => field.text.insert(from, words));
          theirs += words;
        }
      }
      const shown = field.text.toString();
      expect([...shown].filter((letter) => letter < 'а').join('')).toHaveLength(theirs.length);
      expect([...shown].filter((letter) => letter >= 'а').join('')).toBe(field.value);
      for (let caret = 0; caret <= field.value.length; caret += 1) {
        const before = shown.slice(0, field.caret(caret));
        expect([...before].filter((letter) => letter >= 'а').join('')).toBe(
          field.value.slice(0, caret),
        );
      }
    }),
  );
});

it('what others removed goes, and what the person typed over it stays', () => {
  const range = fc.record({ at: fc.nat({ max: 20 }), length: fc.nat({ max: 6 }) });
  fc.assert(
    fc.property(fc.array(range, { maxLength: 4 }), fc.nat({ max: 10 }), (removals, place) => {
      const start = 'мама мыла раму';
      const field = new ComposingField(start);
      const at = Math.min(place, start.length);
      let typed = '';
      for (const { at: from, length } of removals) {
        typed += 'Ж';
        field.type(splice(start, at, 0, typed), at + typed.length);
        const { length: whole } = field.text;
        // Only what was there before the composition is removed by the other.
        const old = [...field.text.toString()].findIndex(
          (letter, i) => i >= from && letter !== 'Ж',
        );
        if (old < 0) continue;
        let count = 0;
        while (count < length && old + count < whole) {
          if (field.text.toString()[old + count] === 'Ж') break;
          count += 1;
        }
        field.other(() => field.text.delete(old, count));
      }
      expect(field.text.toString().replaceAll(/[^Ж]/gu, '')).toBe(typed);
      expect(field.value).toBe(splice(start, at, 0, typed));
    }),
  );
});
