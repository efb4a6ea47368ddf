import type * as Y from 'yjs';

import {
  proposalChoices,
  type ProposalAnswer,
  type ProposalChoice,
} from '#lib/domain/pair-state.ts';
import { edit } from './document.ts';
import { addItem, liveItems, oneOf, removeItem, stringOf } from './items.ts';

/**
 * What a person answers when a pair is proposed: items `proposalAnswers` in their document of answers, which nobody
 * but they and curators read. So the other side never learns who declined, nor why.
 */

/** Answers a proposal in the place of whatever this person has answered to it before. */
export function answerProposal(
  doc: Y.Doc,
  pairId: string,
  choice: ProposalChoice,
  reason = '',
): void {
  edit(doc, () => {
    for (const [id, item] of liveItems(doc, 'proposalAnswers')) {
      if (stringOf(item, 'pairId') === pairId) removeItem(doc, 'proposalAnswers', id);
    }
    addItem(doc, 'proposalAnswers', { values: { pairId, choice }, texts: { reason } });
  });
}

/** Takes the answer to a proposal back: it is open again. */
export function forgetAnswer(doc: Y.Doc, pairId: string): void {
  edit(doc, () => {
    for (const [id, item] of liveItems(doc, 'proposalAnswers')) {
      if (stringOf(item, 'pairId') === pairId) removeItem(doc, 'proposalAnswers', id);
    }
  });
}

/**
 * A person's answers by the id of the pair. Of answers given on two tablets apart a refusal counts, with the
 * reasons of both: nobody comes into a pair by an accident of delivery.
 */
export function readProposalAnswers(doc: Y.Doc): ReadonlyMap<string, ProposalAnswer> {
  const answers = new Map<string, ProposalAnswer>();
  for (const [, item] of liveItems(doc, 'proposalAnswers')) {
    const pairId = stringOf(item, 'pairId');
    const choice = oneOf(item, 'choice', proposalChoices, 'declined');
    const [reason, at] = [stringOf(item, 'reason').trim(), stringOf(item, 'createdAt')];
    const known = answers.get(pairId);
    answers.set(pairId, {
      choice: known?.choice === 'declined' ? 'declined' : choice,
      reason: [known?.reason, reason].filter(Boolean).join('\n'),
      at: known && known.at > at ? known.at : at,
    });
  }
  return answers;
}
