import type * as Y from 'yjs';

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
  });
}

/**
 * Writes what a person turned `before` into, over a text that others have changed since `before`.
 * What the others inserted stays. Returns the text as it is then.
 */
export function writeTextOver(doc: Y.Doc, text: Y.Text, before: string, typed: string): string {
  const mine = textChange(before, typed);
  const theirs = textChange(before, text.toString());
  if (!mine || !theirs) {
    if (mine) writeText(doc, text, typed);
    return text.toString();
  }
  const theirEnd = theirs.index + theirs.remove;
  const insertedEnd = theirs.index + theirs.insert.length;
  /** Where a place of `before` is now; a place inside what they replaced is behind their words. */
  const now = (place: number) => {
    if (place <= theirs.index) return place;
    return place >= theirEnd ? place - theirs.remove + theirs.insert.length : insertedEnd;
  };
  const [from, to] = [now(mine.index), now(mine.index + mine.remove)];
  edit(doc, () => {
    // Back to front, so that the first place stays right; their words between are stepped over.
    const behind = Math.max(from, Math.min(to, insertedEnd));
    if (to > behind) text.delete(behind, to - behind);
    const front = Math.min(to, theirs.index);
    if (front > from) text.delete(from, front - from);
    if (mine.insert) text.insert(from, mine.insert);
  });
  return text.toString();
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

/** Where a caret at `position` of `before` stands once the text reads `after`. */
export function caretAfter(position: number, before: string, after: string): number {
  const change = textChange(before, after);
  if (!change) return position;
  const { index, remove, insert } = change;
  return shiftCaret(position, [{ retain: index }, { delete: remove }, { insert }]);
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
