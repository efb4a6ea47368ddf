import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import {
  marks,
  nothingSelected,
  trainingKinds,
  verdicts,
  type Interview,
  type Mark,
  type MentorSelection,
  type OwnCriterion,
  type Training,
  type TrainingKind,
  type Verdict,
} from '#lib/domain/selection.ts';
import { edit } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  oneOf,
  setItemValue,
  stringOf,
  textOf,
  type Item,
} from './items.ts';

/**
 * Selection and training of mentors, in the roster, which curators alone read. Items `criteria`, `interviews` and
 * `trainings`; limit and verdict are values of the person.
 */

const markPrefix = 'mark.';

export function addCriterion(doc: Y.Doc, title: string): string {
  return addItem(doc, 'criteria', { values: { title } });
}

export function addInterview(doc: Y.Doc, personId: string, on: IsoDate): string {
  return addItem(doc, 'interviews', { values: { personId, on }, texts: { note: '' } });
}

export function setInterviewDay(doc: Y.Doc, id: string, on: IsoDate): void {
  setItemValue(doc, 'interviews', id, 'on', on);
}

/** Each criterion has a key of its own, so that two interviewers can fill in one interview. */
export function setMark(doc: Y.Doc, interviewId: string, criterion: string, mark: Mark): void {
  setItemValue(doc, 'interviews', interviewId, `${markPrefix}${criterion}`, mark);
}

export function interviewNote(doc: Y.Doc, id: string): Y.Text | undefined {
  const item = itemById(doc, 'interviews', id);
  return item && textOf(item, 'note');
}

export interface NewTraining {
  readonly personId: string;
  readonly kind: TrainingKind;
  readonly on: IsoDate;
}

export function addTraining(doc: Y.Doc, training: NewTraining): string {
  return addItem(doc, 'trainings', { values: { ...training }, texts: { title: '' } });
}

export function setTrainingDay(doc: Y.Doc, id: string, on: IsoDate): void {
  setItemValue(doc, 'trainings', id, 'on', on);
}

export function trainingTitle(doc: Y.Doc, id: string): Y.Text | undefined {
  const item = itemById(doc, 'trainings', id);
  return item && textOf(item, 'title');
}

/** Says whether a mentor is ready; `null` leaves it open. */
export function setVerdict(
  doc: Y.Doc,
  personId: string,
  verdict: Verdict | null,
  on: IsoDate,
): void {
  edit(doc, () => {
    setItemValue(doc, 'people', personId, 'verdict', verdict);
    setItemValue(doc, 'people', personId, 'verdictOn', verdict && on);
  });
}

/** How many mentees a mentor takes at most; `null` leaves it to the form. */
export function setMenteeLimit(doc: Y.Doc, personId: string, limit: number | null): void {
  setItemValue(doc, 'people', personId, 'menteeLimit', limit);
}

export function readCriteria(doc: Y.Doc): OwnCriterion[] {
  return liveItems(doc, 'criteria').map(([id, item]) => ({ id, title: stringOf(item, 'title') }));
}

/** What is written down about each person; whoever is not in it has nothing. */
export function readSelections(doc: Y.Doc): ReadonlyMap<string, MentorSelection> {
  const interviews = Map.groupBy(liveItems(doc, 'interviews'), personOf);
  const trainings = Map.groupBy(liveItems(doc, 'trainings'), personOf);
  const selections = new Map<string, MentorSelection>();
  for (const personId of doc.getMap<Item>('people').keys()) {
    const person = itemById(doc, 'people', personId);
    if (!person) continue;
    const limit = person.get('menteeLimit');
    selections.set(personId, {
      ...nothingSelected,
      menteeLimit: Number.isInteger(limit) && Number(limit) >= 0 ? Number(limit) : null,
      verdict: oneOf(person, 'verdict', [...verdicts, null], null),
      verdictOn: dateOf(person, 'verdictOn'),
      interviews: (interviews.get(personId) ?? []).map(readInterview),
      trainings: (trainings.get(personId) ?? []).map(readTraining),
    });
  }
  return selections;
}

const personOf = ([, item]: [string, Item]) => stringOf(item, 'personId');

function readInterview([id, item]: [string, Item]): Interview {
  const given: Record<string, Mark> = {};
  for (const [key, value] of item) {
    const mark = marks.find((known) => known === value);
    if (key.startsWith(markPrefix) && mark) given[key.slice(markPrefix.length)] = mark;
  }
  return { id, on: dateOf(item, 'on'), marks: given, note: stringOf(item, 'note') };
}

function readTraining([id, item]: [string, Item]): Training {
  return {
    id,
    kind: oneOf(item, 'kind', trainingKinds, 'initial'),
    on: dateOf(item, 'on'),
    title: stringOf(item, 'title'),
  };
}

function dateOf(item: Item, key: string): IsoDate | null {
  const value = item.get(key);
  return isIsoDate(value) ? value : null;
}
