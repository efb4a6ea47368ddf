import type * as Y from 'yjs';

import { noteCut } from './cuts.ts';
import { edit } from './document.ts';

/** One contiguous replacement: `remove` characters at `index` give way to `insert`. */
export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The smallest single replacement that turns `before` into `after`. `caret` is where the caret
 * stands in `after`; it tells which of several equal letters was typed.
 */
export function textChange(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null;
  // What is behind the caret was not touched by typing, so the tail is matched first, up to it.
  const tailLimit = Math.min(before.length, after.length, after.length - caret);
  let tail = 0;
  while (tail < tailLimit && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  const headLimit = Math.min(before.length, after.length) - tail;
  let head = 0;
  while (head < headLimit && before[head] === after[head]) head += 1;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  // A surrogate pair is never split: half of an emoji is not a character.
  if (head > 0 && isHighSurrogate(after, head - 1)) head -= 1;
  if (tail > 0 && isLowSurrogate(after, after.length - tail)) tail -= 1;
  return {
    index: head,
    remove: before.length - head - tail,
    insert: after.slice(head, after.length - tail),
  };
}

/** Writes what a person typed as the smallest change, so that the other's words stay. */
export function writeText(doc: Y.Doc, text: Y.Text, value: string, caret?: number): void {
  const change = textChange(text.toString(), value, caret);
  if (!change) return;
  edit(doc, () => {
    if (change.remove > 0) text.delete(change.index, change.remove);
    if (change.insert) text.insert(change.index, change.insert);
    else noteCut(doc, text);
  });
}

/** Where a caret at `position` stands after the changes of `event`. */
export function shiftCaret(position: number, delta: Y.YTextEvent['delta']): number {
  let index = 0;
  let caret = position;
  for (const part of delta) {
    if (part.retain !== undefined) {
      index += part.retain;
    } else if (typeof part.insert === 'string') {
      if (index < caret) caret += part.insert.length;
      index += part.insert.length;
    } else if (part.delete !== undefined) {
      if (index < caret) caret -= Math.min(part.delete, caret - index);
    }
  }
  return caret;
}

/** The end of what `event` changed last: where the eye is after an undo. */
export function endOfChange(delta: Y.YTextEvent['delta']): number {
  let index = 0;
  let end = 0;
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain;
    else {
      if (typeof part.insert === 'string') index += part.insert.length;
      end = index;
    }
  }
  return end;
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
