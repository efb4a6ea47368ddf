import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { factsOf, meanMark, nothingSelected, readinessOf } from '#lib/domain/selection.ts';
import { prepareForEditing } from './document.ts';
import {
  addCriterion,
  addInterview,
  addTraining,
  interviewNote,
  readCriteria,
  readSelections,
  setMark,
  setMenteeLimit,
  setVerdict,
  trainingTitle,
} from './mentor-selection.ts';
import { addPerson } from './roster.ts';

function copyFor(curator: string, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'relay');
  prepareForEditing(doc, 'roster', curator);
  return doc;
}

const selectionOf = (doc: Y.Doc) => readSelections(doc).get('ivan')!;

it('says nothing of a mentor whom nobody has begun to select', () => {
  const doc = copyFor('olga');
  addPerson(doc, { id: 'ivan', name: 'Иван' });
  expect(selectionOf(doc)).toEqual(nothingSelected);
  expect(factsOf(selectionOf(doc))).toEqual({ menteeLimit: null, readiness: 'none' });
});

it('keeps what two curators mark in one interview apart, and what each trains', () => {
  const a = copyFor('olga');
  addPerson(a, { id: 'ivan', name: 'Иван' });
  const interview = addInterview(a, 'ivan', '2026-09-02');
  const b = copyFor('petr', a);
  setMark(a, interview, 'experience', 5);
  setMark(b, interview, 'respect', 4);
  interviewNote(b, interview)!.insert(0, 'Спокоен.');
  const training = addTraining(a, { personId: 'ivan', kind: 'initial', on: '2026-09-03' });
  trainingTitle(a, training)!.insert(0, 'Школа наставника');
  addTraining(b, { personId: 'ivan', kind: 'onTheJob', on: '2026-10-01' });
  addCriterion(b, 'Знает робототехнику');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'relay');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'relay');
  expect(selectionOf(a)).toEqual(selectionOf(b));
  const { interviews, trainings } = selectionOf(a);
  expect(interviews).toEqual([
    { id: interview, on: '2026-09-02', marks: { experience: 5, respect: 4 }, note: 'Спокоен.' },
  ]);
  expect(meanMark(interviews[0]!)).toBe(4.5);
  expect(trainings.map(({ kind }) => kind).sort()).toEqual(['initial', 'onTheJob']);
  expect(readCriteria(b)).toMatchObject([{ title: 'Знает робототехнику' }]);
});

it('calls a selection under way from its first entry until somebody decides', () => {
  const doc = copyFor('olga');
  addPerson(doc, { id: 'ivan', name: 'Иван' });
  addTraining(doc, { personId: 'ivan', kind: 'initial', on: '2026-09-03' });
  expect(readinessOf(selectionOf(doc))).toBe('underWay');
  setVerdict(doc, 'ivan', 'notReady', '2026-09-04');
  expect(readinessOf(selectionOf(doc))).toBe('notReady');
  setVerdict(doc, 'ivan', 'ready', '2026-09-20');
  setMenteeLimit(doc, 'ivan', 2);
  expect(selectionOf(doc)).toMatchObject({ verdictOn: '2026-09-20', menteeLimit: 2 });
  expect(factsOf(selectionOf(doc))).toEqual({ menteeLimit: 2, readiness: 'ready' });
});

it('bears limits and marks that make no sense', () => {
  const doc = copyFor('olga');
  addPerson(doc, { id: 'ivan', name: 'Иван' });
  const interview = addInterview(doc, 'ivan', '2026-09-02');
  const [person, item] = [
    doc.getMap<Y.Map<unknown>>('people').get('ivan')!,
    doc.getMap<Y.Map<unknown>>('interviews').get(interview)!,
  ];
  for (const limit of [-1, 1.5, Number.NaN, 'two']) {
    person.set('menteeLimit', limit);
    expect(selectionOf(doc).menteeLimit).toBeNull();
  }
  item.set('mark.respect', 9);
  item.set('on', 'yesterday');
  expect(selectionOf(doc).interviews).toMatchObject([{ on: null, marks: {} }]);
});
