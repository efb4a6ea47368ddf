import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { clearDraft, draftText } from './diary-drafts.ts';
import { readDiary } from './diary.ts';
import { edit, prepareForEditing } from './document.ts';

function tablet(): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'diary', 'curator');
  return doc;
}
const write = (doc: Y.Doc, words: string) =>
  edit(doc, () => draftText(doc, 'pair', 'goal:1').insert(0, words));

it('keeps a draft for each thing that it is about, apart from the diary’s entries', () => {
  const doc = tablet();
  write(doc, 'Хорошо бы срок');
  expect(draftText(doc, 'pair', 'goal:1').toString()).toBe('Хорошо бы срок');
  expect(draftText(doc, 'pair', 'goal:2').toString()).toBe('');
  expect(draftText(doc, 'other', 'goal:1').toString()).toBe('');
  expect(readDiary(doc)).toEqual([]);
});

it('keeps the words of both tablets that began it while apart, and empties it on both', () => {
  const [one, two] = [tablet(), tablet()];
  write(one, 'Срок. ');
  write(two, 'Результат. ');
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two), 'test');
  const words = draftText(one, 'pair', 'goal:1').toString();
  expect(words).toContain('Срок. ');
  expect(words).toContain('Результат. ');
  clearDraft(one, draftText(one, 'pair', 'goal:1'));
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one), 'test');
  expect(draftText(two, 'pair', 'goal:1').toString()).toBe('');
});
