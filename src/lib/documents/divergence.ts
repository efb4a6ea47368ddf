import type * as Y from 'yjs';

import { noteCut } from './cuts.ts';
import { edit } from './document.ts';
import type { TextChange } from './text.ts';

/** Who has a letter: both sides, the document alone (another typed it), or the field alone (another removed it). */
type Letter = 'both' | 'document' | 'field';

/**
 * A text field and its shared text while they differ: an input method composes, so the field may not
 * be touched, and others write on. Knows of every letter who has it, so that what the person types lands
 * between the same letters as on their screen and never takes a letter that they have not seen.
 */
export class Divergence {
  private readonly letters: Letter[];

  /** Both sides hold the same `length` letters now. */
  constructor(length: number) {
    this.letters = new Array<Letter>(length).fill('both');
  }

  /** Others changed the document. */
  take(delta: Y.YTextEvent['delta']): void {
    let at = 0;
    const inDocument = () => {
      while (this.letters[at] === 'field') at += 1;
    };
    for (const part of delta) {
      if (part.retain !== undefined) {
        for (let left = part.retain; left > 0; left -= 1) {
          inDocument();
          at += 1;
        }
      } else if (typeof part.insert === 'string') {
        const added = new Array<Letter>(part.insert.length).fill('document');
        this.letters.splice(at, 0, ...added);
        at += added.length;
      } else {
        for (let left = part.delete ?? 0; left > 0; left -= 1) {
          inDocument();
          if (this.letters[at] === 'document') this.letters.splice(at, 1);
          else this.letters[at++] = 'field';
        }
      }
    }
  }

  /** Writes a change of the field into the document. */
  type(doc: Y.Doc, text: Y.Text, change: TextChange): void {
    const start = this.behind(change.index);
    edit(doc, () => {
      let place = this.count(start, 'document');
      let left = change.remove;
      for (let at = start; left > 0;) {
        const letter = this.letters[at];
        if (letter === undefined) break;
        if (letter === 'document') {
          at += 1;
          place += 1;
          continue;
        }
        if (letter === 'both') text.delete(place, 1);
        this.letters.splice(at, 1);
        left -= 1;
      }
      if (change.insert) text.insert(this.count(start, 'document'), change.insert);
      else noteCut(doc, text);
      const added = new Array<Letter>(change.insert.length).fill('both');
      this.letters.splice(start, 0, ...added);
    });
  }

  /** Where a caret of the field stands in the document. */
  caret(position: number): number {
    return this.count(this.behind(position), 'document');
  }

  /** The place right behind the first `letters` letters of the field. */
  private behind(letters: number): number {
    let seen = 0;
    let at = 0;
    while (seen < letters && at < this.letters.length) {
      if (this.letters[at] !== 'document') seen += 1;
      at += 1;
    }
    return at;
  }

  /** How many letters before `end` one side has. */
  private count(end: number, side: 'document' | 'field'): number {
    let found = 0;
    for (let at = 0; at < end; at += 1) {
      if (this.letters[at] === 'both' || this.letters[at] === side) found += 1;
    }
    return found;
  }
}
