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
  updateSharedReflection(doc, id, 'Чужие слова');
  takeReflectionBack(doc, id);
  expect(readSharedReflections(doc)).toMatchObject([
    { id, authorId: 'mentee', meetingId: 'meeting', text: 'Мне было трудно' },
  ]);

  prepareForEditing(doc, 'shared', 'mentee');
  updateSharedReflection(doc, id, 'Уже легче');
  expect(readSharedReflections(doc)[0]?.text).toBe('Уже легче');
  takeReflectionBack(doc, id);
  expect(readSharedReflections(doc)).toEqual([]);
  const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(doc));
  expect(stored).not.toContain('легче');
  expect(stored).not.toContain('трудно');
});
