import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { copyDocument } from './document-copy.ts';
import type { DocumentRepository } from './repository.ts';

it('a copy to keep holds all words, readable and in a form that can be brought back', async () => {
  const doc = new Y.Doc();
  const goal = new Y.Map<unknown>();
  doc.getMap('goals').set('g1', goal);
  goal.set('title', new Y.Text('Читать вслух'));
  doc.getText('aim').insert(0, 'Помогать друг другу');
  const repository = {
    openDocuments: [{ name: 'org/pair/p', doc }],
  } as unknown as DocumentRepository;

  const copy = await copyDocument(repository, 'org/pair/p');
  expect(copy.content).toEqual({
    goals: { g1: { title: 'Читать вслух' } },
    aim: 'Помогать друг другу',
  });
  const again = new Y.Doc();
  Y.applyUpdate(
    again,
    Uint8Array.from(atob(copy.update), (letter) => letter.charCodeAt(0)),
  );
  expect(again.getMap('goals').toJSON()).toEqual(copy.content.goals);
  expect(again.getText('aim').toString()).toBe('Помогать друг другу');
});
