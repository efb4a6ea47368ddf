import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { isEmptyRequest } from '#lib/domain/request.ts';
import { prepareForEditing } from './document.ts';
import { readRequest, requestText, setKind, setTicks, setYears } from './requests.ts';
import { addPerson, readRoster } from './roster.ts';
import { writeText } from './text.ts';

function tablet(kind: 'answers' | 'roster' = 'answers', personId = 'kostya'): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, personId);
  return doc;
}

function meet(one: Y.Doc, other: Y.Doc): void {
  const [mine, theirs] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)];
  Y.applyUpdate(one, theirs, 'relay');
  Y.applyUpdate(other, mine, 'relay');
}

describe('a request', () => {
  it('is empty until something is written, and reading writes nothing', () => {
    const doc = tablet();
    expect(isEmptyRequest(readRequest(doc, 'kostya'))).toBe(true);
    expect(doc.store.clients.size).toBe(0);
  });

  it('keeps what two tablets ticked and wrote apart', () => {
    const [one, other] = [tablet(), tablet()];
    setTicks(one, 'kostya', 'area', ['exams', 'career']);
    meet(one, other);
    setTicks(one, 'kostya', 'area', ['career']);
    writeText(one, requestText(one, 'kostya', 'request'), 'Химия');
    setTicks(other, 'kostya', 'area', ['exams', 'career', 'sport']);
    writeText(other, requestText(other, 'kostya', 'request'), 'Спорт');
    setKind(other, 'kostya', 'pupil');
    meet(one, other);
    const read = readRequest(one, 'kostya');
    expect(read).toEqual(readRequest(other, 'kostya'));
    expect(read).toMatchObject({ area: ['career', 'sport'], kind: 'pupil' });
    expect(read.request).toContain('Химия');
    expect(read.request).toContain('Спорт');
  });

  it('bears whatever lies there', () => {
    const doc = tablet();
    const map = doc.getMap('request:kostya');
    map.set('area.exams', 'yes');
    map.set('area.nonsense', true);
    map.set('kind', 'alien');
    map.set('years', -3);
    expect(isEmptyRequest(readRequest(doc, 'kostya'))).toBe(true);
  });

  it('by a curator shares its words with the register', () => {
    const doc = tablet('roster', 'curator');
    const id = addPerson(doc, { name: 'Зимин Костя', request: 'Химия' });
    writeText(doc, requestText(doc, id, 'request'), 'Химия и физика');
    writeText(doc, requestText(doc, id, 'with'), 'С Беловой');
    setYears(doc, id, 2);
    expect(readRoster(doc).people[0]?.request).toBe('Химия и физика');
    expect(readRequest(doc, id)).toMatchObject({
      request: 'Химия и физика',
      with: 'С Беловой',
      years: 2,
    });
    expect(isEmptyRequest(readRequest(doc, 'somebody else'))).toBe(true);
  });
});
