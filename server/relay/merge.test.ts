import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { DocumentState } from './document-state.ts';
import { mergeForCompaction } from './merge.ts';
import { checkUpdate } from './update.ts';

/** The updates of a text typed letter by letter, and of the deletion of its first letter. */
function typed(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('words');
  ['а', 'б', 'в'].forEach((letter, index) => text.insert(index, letter));
  text.delete(0, 1);
  return updates;
}

const wordsOf = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  updates.forEach((update) => Y.applyUpdate(doc, update));
  return doc.getText('words').toString();
};

it('keeps through compaction what waits for an update that is still missing', () => {
  const [first, missing, last, deletion] = typed() as [Uint8Array, ...Uint8Array[]];
  const snapshot = mergeForCompaction({ snapshot: null, updates: [deletion!, first, last!] });
  expect(wordsOf(snapshot)).toBe('');
  const whole = mergeForCompaction({ snapshot, updates: [missing!] });
  expect(wordsOf(whole)).toBe('бв');
});

it('asks clients for what is missing, and not for more than that', () => {
  const [first, missing, last] = typed() as [Uint8Array, Uint8Array, Uint8Array];
  const state = new DocumentState({ snapshot: null, updates: [first, last] });
  expect([...Y.decodeStateVector(state.stateVector()).values()]).toEqual([1]);
  expect(state.contains(checkUpdate(last))).toBe(true);
  expect(state.contains(checkUpdate(missing))).toBe(false);
  state.add(checkUpdate(missing));
  expect([...Y.decodeStateVector(state.stateVector()).values()]).toEqual([3]);
  expect(wordsOf(state.merged())).toBe('абв');
});

it('tells a deletion that is known from one that is new', () => {
  const [first, second, third, deletion] = typed().map(checkUpdate);
  const state = new DocumentState({ snapshot: null, updates: [] });
  for (const update of [first!, second!, third!]) state.add(update);
  expect(state.contains(deletion!)).toBe(false);
  state.add(deletion!);
  expect(state.contains(deletion!)).toBe(true);
  expect(wordsOf(state.since(state.stateVector()), state.merged())).toBe('бв');
});
