import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { addConsent, readConsents, withdrawConsent } from './consents.ts';
import { prepareForEditing } from './document.ts';
import { forget } from './forgetting.ts';
import { addItem } from './items.ts';
import { chooseMentor, readMatchingChoices, setBan } from './matching-choices.ts';
import { requestText, setKind } from './requests.ts';
import { addPair, addPerson, readRoster } from './roster.ts';

const marker = 'Зимин Костя';

function school(): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'olga');
  addPerson(doc, { id: 'olga', name: 'Ольга', role: 'curator' });
  addPerson(doc, { id: 'kostya', name: marker });
  addPerson(doc, { id: 'vera', name: 'Вера' });
  addPerson(doc, { id: 'tonya', name: 'Тоня' });
  addPair(doc, {
    id: 'pair',
    form: 'studentStudent',
    mentorId: 'vera',
    menteeIds: ['kostya', 'tonya'],
  });
  for (const personId of ['kostya', 'tonya']) {
    addConsent(doc, {
      ...{ personId, purpose: 'participation', givenOn: '2026-09-01' },
      givenBy: `мать: ${personId === 'kostya' ? marker : 'Тоня'}`,
    });
    withdrawConsent(
      doc,
      { personId, purpose: 'participation' },
      { on: '2026-10-01', by: personId === 'kostya' ? marker : 'Тоня' },
    );
  }
  addItem(doc, 'proposals', { values: { personIds: ['vera', 'kostya'] as never, why: marker } });
  addItem(doc, 'notes', { values: { aboutId: 'tonya', text: 'останется' } });
  doc.getText('person:kostya:notes').insert(0, marker);
  const pair = doc.getMap<Y.Map<unknown>>('pairs').get('pair');
  pair?.set('answer.kostya', marker);
  pair?.set('answer.tonya', 'останется');
  setKind(doc, 'kostya', 'pupil');
  for (const [personId, words] of [
    ['kostya', marker],
    ['tonya', 'останется'],
  ] as const) {
    requestText(doc, personId, 'likes').insert(0, words);
  }
  chooseMentor(doc, 'kostya', 'vera');
  chooseMentor(doc, 'tonya', 'kostya');
  setBan(doc, 'vera', 'kostya', true);
  setBan(doc, 'vera', 'tonya', true);
  return doc;
}

/** What is left of a document once it is merged. */
function bytesOf(doc: Y.Doc): string {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return Buffer.from(Y.encodeStateAsUpdate(copy)).toString();
}

test('whatever is about a person goes, and nothing about anybody else', () => {
  const doc = school();
  expect(bytesOf(doc)).toContain(marker);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(forget(copy, ['kostya'])).toBe(true);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));

  expect(bytesOf(doc)).not.toContain(marker);
  const { people, pairs, consents } = readRoster(doc);
  expect(people.map(({ id }) => id).toSorted()).toEqual(['olga', 'tonya', 'vera']);
  expect(pairs[0]?.members.map(({ personId }) => personId)).toEqual(['vera', 'tonya']);
  expect(consents.map(({ personId }) => personId)).toEqual(['tonya']);
  expect(readConsents(doc)[0]?.withdrawal?.by).toBe('Тоня');
  expect(doc.getMap('notes').size).toBe(1);
  const pair = doc.getMap<Y.Map<unknown>>('pairs').get('pair');
  expect([...(pair?.keys() ?? [])].filter((key) => key.startsWith('answer'))).toEqual([
    'answer.tonya',
  ]);
  expect(requestText(doc, 'tonya', 'likes').toString()).toBe('останется');
  const { chosen, bans } = readMatchingChoices(doc);
  expect([chosen.size, bans.size]).toEqual([0, 1]);
  const again = new Y.Doc();
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
  expect(forget(again, ['kostya'])).toBe(false);
});

test('a curator who goes takes nothing along that they only wrote down', () => {
  const copy = school();
  expect(forget(copy, ['olga'])).toBe(true);
  const { people, consents } = readRoster(copy);
  expect(people).toHaveLength(3);
  expect(consents).toHaveLength(2);
});

test('a pair goes with its memberships', () => {
  const copy = school();
  forget(copy, ['pair']);
  expect(copy.getMap('members').size).toBe(0);
  expect(copy.getMap('people').size).toBe(4);
});
