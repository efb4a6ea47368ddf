import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { DocumentState } from './document-state.ts';
import { mergeForCompaction } from './merge.ts';
import { UpdateContent } from './update-content.ts';
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
  const { snapshot } = mergeForCompaction({ snapshot: null, updates: [deletion!, first, last!] });
  expect(wordsOf(snapshot)).toBe('');
  const whole = mergeForCompaction({ snapshot, updates: [missing!] });
  expect(wordsOf(whole.snapshot)).toBe('бв');
});

const outline = (updates: Uint8Array[]) => ({
  content: null,
  snapshotBytes: 0,
  updates,
  erased: false,
});

it('asks clients for what is missing, and not for more than that', () => {
  const [first, missing, last] = typed() as [Uint8Array, Uint8Array, Uint8Array];
  const state = new DocumentState(outline([first, last]));
  expect([...Y.decodeStateVector(state.stateVector()).values()]).toEqual([1]);
  expect(state.contains(checkUpdate(last))).toBe(true);
  expect(state.contains(checkUpdate(missing))).toBe(false);
  state.add(checkUpdate(missing));
  expect([...Y.decodeStateVector(state.stateVector()).values()]).toEqual([3]);
});

it('tells a deletion that is known from one that is new, also behind a snapshot', () => {
  const [first, second, third, deletion] = typed().map(checkUpdate);
  const state = new DocumentState(outline([]));
  for (const update of [first!, second!, third!]) state.add(update);
  expect(state.contains(deletion!)).toBe(false);
  expect(state.brings(deletion!)).toBe(true);
  state.add(deletion!);
  expect(state.contains(deletion!)).toBe(true);

  const { snapshot, content } = mergeForCompaction({ snapshot: null, updates: typed() });
  const whole = checkUpdate(snapshot);
  const fresh = new DocumentState({ ...outline([]), content, snapshotBytes: snapshot.length });
  expect([fresh.brings(whole), fresh.contains(whole)]).toEqual([true, false]);
  fresh.learn(UpdateContent.decode(content));
  expect(fresh.contains(whole)).toBe(true);
});

it('describes a snapshot in few bytes and reads that description back', () => {
  const { snapshot, content } = mergeForCompaction({ snapshot: null, updates: typed() });
  expect(UpdateContent.decode(content).contains(checkUpdate(snapshot))).toBe(true);
  expect(content.length).toBeLessThan(20);
});
