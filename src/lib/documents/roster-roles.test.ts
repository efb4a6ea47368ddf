import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { isLastCurator } from '#lib/domain/curators.ts';
import { prepareForEditing } from './document.ts';
import { setRole } from './roster-roles.ts';
import { readAccessRoster } from './roster-access.ts';
import { addPerson, readRoster, removePerson } from './roster.ts';

function tabletOf(personId: string, hour: number): Y.Doc {
  const doc = new Y.Doc();
  const now = () => new Date(Date.UTC(2026, 8, 10, hour)).toISOString();
  prepareForEditing(doc, 'roster', personId, { newId: () => personId, now });
  return doc;
}

/** The tablets of two curators, who know the same roster and do not hear of each other until `meet`. */
function twoCurators() {
  const [olga, pavel] = [tabletOf('olga', 10), tabletOf('pavel', 11)];
  addPerson(olga, { id: 'olga', name: 'Ольга', role: 'curator' });
  addPerson(olga, { id: 'pavel', name: 'Павел', role: 'curator' });
  addPerson(olga, { id: 'kostya', name: 'Костя' });
  Y.applyUpdate(pavel, Y.encodeStateAsUpdate(olga), 'remote');
  const meet = () => {
    Y.applyUpdate(olga, Y.encodeStateAsUpdate(pavel), 'remote');
    Y.applyUpdate(pavel, Y.encodeStateAsUpdate(olga), 'remote');
  };
  return { olga, pavel, meet };
}

function curatorsIn(doc: Y.Doc): string[] {
  const { people } = readAccessRoster(doc);
  return [...people]
    .filter(([, { role, removed }]) => role === 'curator' && !removed)
    .map(([id]) => id);
}

test('a role is given and taken', () => {
  const { olga } = twoCurators();
  setRole(olga, 'kostya', 'head');
  expect(readRoster(olga).people.find(({ id }) => id === 'kostya')?.role).toBe('head');
  setRole(olga, 'pavel', 'member');
  expect(curatorsIn(olga)).toEqual(['olga']);
  expect(isLastCurator(readRoster(olga).people, 'olga')).toBe(true);
  expect(isLastCurator(readRoster(olga).people, 'kostya')).toBe(false);
  setRole(olga, 'pavel', 'curator');
  expect(curatorsIn(olga)).toEqual(['olga', 'pavel']);
});

test.each([
  ['demote each other', (doc: Y.Doc, other: string) => setRole(doc, other, 'member')],
  ['take each other out', (doc: Y.Doc, other: string) => removePerson(doc, other)],
])('when two curators %s apart, both tablets agree on one who stays', (_, act) => {
  const { olga, pavel, meet } = twoCurators();
  act(olga, 'pavel');
  act(pavel, 'olga');
  meet();
  // Pavel acted an hour later, so Olga was curator for longer.
  expect(curatorsIn(olga)).toEqual(['olga']);
  expect(curatorsIn(pavel)).toEqual(['olga']);
});

test('when two curators resign apart, whoever was one for longer stays until there is another', () => {
  const { olga, pavel, meet } = twoCurators();
  setRole(olga, 'olga', 'member');
  setRole(pavel, 'pavel', 'head');
  meet();
  expect(curatorsIn(olga)).toEqual(['pavel']);
  setRole(pavel, 'kostya', 'curator');
  meet();
  expect(curatorsIn(olga)).toEqual(['kostya']);
  expect(readRoster(olga).people.find(({ id }) => id === 'pavel')?.role).toBe('head');
});
