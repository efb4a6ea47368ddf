import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { addItem } from './items.ts';
import { answerProposal, forgetAnswer, readProposalAnswers } from './proposal-answers.ts';

/** A copy on another tablet; its items come in the order of their ids when they were made apart. */
function tablet(from?: Y.Doc, idsBegin = 'a'): Y.Doc {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'relay');
  let last = 0;
  const newId = () => `${idsBegin}${(last += 1)}`;
  const now = () => '2026-09-01T08:00:00.000Z';
  prepareForEditing(doc, 'answers', 'kostya', { newId, now });
  return doc;
}

it('keeps the last answer to each proposal, until it is taken back', () => {
  const doc = tablet();
  answerProposal(doc, 'one', 'declined', 'Не успею.');
  answerProposal(doc, 'two', 'agreed');
  answerProposal(doc, 'one', 'agreed');
  expect(readProposalAnswers(doc).get('one')).toMatchObject({ choice: 'agreed', reason: '' });
  expect(readProposalAnswers(doc).get('two')).toMatchObject({ choice: 'agreed' });
  forgetAnswer(doc, 'one');
  expect([...readProposalAnswers(doc).keys()]).toEqual(['two']);
});

it.each([
  ['agreed', 'declined'],
  ['declined', 'agreed'],
  ['declined', 'declined'],
] as const)('counts %s and %s from two tablets apart as a refusal, with every reason', (a, b) => {
  const one = tablet();
  const other = tablet(one, 'z');
  const reasonOf = (choice: string, words: string) => (choice === 'declined' ? words : '');
  answerProposal(one, 'pair', a, reasonOf(a, 'Нет времени.'));
  answerProposal(other, 'pair', b, reasonOf(b, 'Переезжаю.'));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'relay');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'relay');
  const answer = readProposalAnswers(one).get('pair')!;
  expect(answer).toEqual(readProposalAnswers(other).get('pair'));
  expect(answer.choice).toBe('declined');
  expect(answer.reason.includes('Нет времени.')).toBe(a === 'declined');
  expect(answer.reason.includes('Переезжаю.')).toBe(b === 'declined');
});

it('reads an answer that it does not understand as a refusal', () => {
  const doc = tablet();
  addItem(doc, 'proposalAnswers', { values: { pairId: 'pair', choice: 'perhaps' } });
  expect(readProposalAnswers(doc).get('pair')?.choice).toBe('declined');
});
