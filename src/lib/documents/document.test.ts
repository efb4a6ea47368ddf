import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { DocumentKind } from '#lib/domain/document-name.ts';
import { readResponses } from './answers.ts';
import { readDiary } from './diary.ts';
import { authorOfClient, edit, prepareForEditing, schemaOf, stampSchema } from './document.ts';
import { readHandovers } from './handovers.ts';
import { readOverview } from './overview.ts';
import { readJournal } from './pair-journal.ts';
import { addGoal, readPlan } from './pair-plan.ts';
import { readSharedReflections } from './pair-reflections.ts';
import { readProgramme } from './programme.ts';
import { readAccessRoster } from './roster-access.ts';
import { readRoster } from './roster.ts';
import { readSupervision } from './supervision.ts';

const readers: Record<DocumentKind, readonly ((doc: Y.Doc) => unknown)[]> = {
  programme: [readProgramme],
  roster: [readRoster, readAccessRoster],
  pair: [readPlan, readJournal],
  supervision: [readSupervision, readHandovers],
  shared: [readSharedReflections],
  diary: [readDiary],
  answers: [readResponses],
  overview: [readOverview],
};

it.each(Object.entries(readers))(
  'opens and reads a document of kind %s without writing',
  (kind, views) => {
    const doc = new Y.Doc();
    prepareForEditing(doc, kind as DocumentKind, 'person');
    for (const view of views) expect(view(doc)).toBeDefined();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Uint8Array.of(0, 0));
  },
);

it('notes with the first change the schema and who writes from this tablet', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'mentor');
  addGoal(doc);
  expect(schemaOf(doc)).toBe(1);
  expect(authorOfClient(doc, doc.clientID)).toBe('mentor');
  expect(authorOfClient(doc, doc.clientID + 1)).toBeUndefined();
});

it('changes nothing in a document of a newer app', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'mentor');
  doc.getMap('meta').set('schema.99', true);
  const before = Y.encodeStateAsUpdate(doc);
  expect(() => addGoal(doc)).toThrow('newer app');
  expect(() => edit(doc, () => doc.getMap('goals').clear())).toThrow('newer app');
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

it('does not let anybody write who was not announced', () => {
  expect(() => addGoal(new Y.Doc())).toThrow('prepareForEditing');
});

it('keeps the mark of a newer app also when an older one stamped its own without knowing', () => {
  for (const [older, newer] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const [old, fresh] = [new Y.Doc(), new Y.Doc()];
    [old.clientID, fresh.clientID] = [older, newer];
    stampSchema(old, 1);
    stampSchema(fresh, 2);
    Y.applyUpdate(old, Y.encodeStateAsUpdate(fresh));
    expect(schemaOf(old)).toBe(2);
  }
});
