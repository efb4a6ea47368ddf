import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import {
  addItem,
  itemById,
  liveItems,
  setItemValue,
  stringOf,
  textOf,
  type Item,
} from './items.ts';

/** One person's answers to questionnaires: the root `responses`, an item per questionnaire filled in. */

export interface Response {
  readonly id: string;
  readonly surveyId: string;
  /** Numbers and choices by question id. */
  readonly choices: Readonly<Record<string, number>>;
  /** Free words by question id. */
  readonly words: Readonly<Record<string, string>>;
  readonly createdAt: IsoTime;
}

/** Starts a response with a text for each open question, so that none is made twice later. */
export function addResponse(
  doc: Y.Doc,
  surveyId: string,
  openQuestionIds: readonly string[] = [],
): string {
  return addItem(doc, 'responses', {
    values: { surveyId },
    texts: Object.fromEntries(openQuestionIds.map((id) => [`words.${id}`, ''])),
  });
}

export function setChoice(doc: Y.Doc, id: string, questionId: string, choice: number): void {
  setItemValue(doc, 'responses', id, `choice.${questionId}`, choice);
}

export function answerText(doc: Y.Doc, id: string, questionId: string): Y.Text | undefined {
  const response = itemById(doc, 'responses', id);
  return response && textOf(response, `words.${questionId}`);
}

export function readResponses(doc: Y.Doc): Response[] {
  return liveItems(doc, 'responses').map(([id, item]) => ({
    id,
    surveyId: stringOf(item, 'surveyId'),
    choices: byPrefix(item, 'choice.', (value) => (typeof value === 'number' ? value : undefined)),
    words: byPrefix(item, 'words.', (_, key) => stringOf(item, key)),
    createdAt: stringOf(item, 'createdAt'),
  }));
}

function byPrefix<Value>(
  item: Item,
  prefix: string,
  read: (value: unknown, key: string) => Value | undefined,
): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const [key, value] of item) {
    const answer = key.startsWith(prefix) ? read(value, key) : undefined;
    if (answer !== undefined) found[key.slice(prefix.length)] = answer;
  }
  return found;
}
