import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import {
  readSharedReflections,
  shareReflection,
  takeReflectionBack,
  updateSharedReflection,
} from './pair-reflections.ts';

it('lets only its author change a shared reflection or take it back, words and all', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'shared', 'mentee');
  const id = shareReflection(doc, 'meeting', 'Мне было трудно');

  prepareForEditing(doc, 'shared', 'mentor');
  updateSharedReflection(doc, id, { text: 'Чужие слова' });
  takeReflectionBack(doc, id);
  expect(readSharedReflections(doc)).toMatchObject([
    { id, authorId: 'mentee', meetingId: 'meeting', text: 'Мне было трудно' },
  ]);

  prepareForEditing(doc, 'shared', 'mentee');
  updateSharedReflection(doc, id, { text: 'Уже легче' });
  expect(readSharedReflections(doc)[0]?.text).toBe('Уже легче');
  takeReflectionBack(doc, id);
  expect(readSharedReflections(doc)).toEqual([]);
  const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(doc));
  expect(stored).not.toContain('легче');
  expect(stored).not.toContain('трудно');
});

it('of what was shared only the parts that still are stay in the document', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'shared', 'mentee');
  const id = shareReflection(doc, 'meeting', 'Получилось\n\nТРУДНО', { sure: 7, id: 'entry' });
  expect(readSharedReflections(doc)).toMatchObject([{ id: 'entry', sure: 7 }]);
  updateSharedReflection(doc, id, { text: 'Получилось' });
  expect(readSharedReflections(doc)).toMatchObject([{ text: 'Получилось', sure: null }]);
  const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(doc));
  expect(stored).toContain('Получилось');
  expect(stored).not.toContain('ТРУДНО');
});

it('an entry that two tablets of its author share apart is there once', () => {
  const [first, second] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [first, second]) {
    prepareForEditing(doc, 'shared', 'mentee');
    shareReflection(doc, 'meeting', 'Мысль', { id: 'entry' });
  }
  Y.applyUpdate(first, Y.encodeStateAsUpdate(second), 'relay');
  expect(readSharedReflections(first)).toHaveLength(1);
  takeReflectionBack(first, 'entry');
  expect(new TextDecoder().decode(Y.encodeStateAsUpdate(first))).not.toContain('Мысль');
});
