import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { noteHandover } from './handing-over.ts';
import { readHandovers } from './handovers.ts';
import { readAccessRoster } from './roster-access.ts';
import { addPair, addPerson, readRoster, replaceMentor } from './roster.ts';
import { readSupervision, setSupervisedPerson } from './supervision.ts';

function open(kind: 'roster' | 'supervision', from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, 'curator');
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'relay');
  return doc;
}

function meet(...docs: Y.Doc[]): void {
  for (const one of docs)
    for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'relay');
}

function school(): Y.Doc {
  const doc = open('roster');
  for (const id of ['ivan', 'anna', 'vera', 'kostya']) addPerson(doc, { id, name: id });
  addPair(doc, { id: 'pair', form: 'studentStudent', mentorId: 'ivan', menteeIds: ['kostya'] });
  return doc;
}

const standing = (doc: Y.Doc) => {
  const pair = readAccessRoster(doc).pairs.get('pair')!;
  return { mentors: [...pair.mentors], former: [...pair.former] };
};

it('puts one mentor in the place of another, and back again', () => {
  const doc = school();
  replaceMentor(doc, 'pair', 'anna');
  expect(standing(doc)).toEqual({ mentors: ['anna'], former: ['ivan'] });
  replaceMentor(doc, 'pair', 'ivan');
  expect(standing(doc)).toEqual({ mentors: ['ivan'], former: ['anna'] });
  const [pair] = readRoster(doc).pairs;
  expect(pair?.members.map(({ personId }) => personId).sort()).toEqual(['ivan', 'kostya']);
});

it('makes one membership when two curators do the same apart', () => {
  const [one, other] = [school()].flatMap((doc) => [doc, open('roster', doc)]) as [Y.Doc, Y.Doc];
  for (const doc of [one, other]) replaceMentor(doc, 'pair', 'anna');
  meet(one, other);
  for (const doc of [one, other]) {
    expect(readRoster(doc).pairs[0]?.members).toHaveLength(2);
    expect(standing(doc)).toEqual({ mentors: ['anna'], former: ['ivan'] });
  }
});

it('keeps both whom two curators put in apart, until one of them is chosen', () => {
  const one = school();
  const other = open('roster', one);
  replaceMentor(one, 'pair', 'anna');
  replaceMentor(other, 'pair', 'vera');
  meet(one, other);
  expect(standing(one).mentors.sort()).toEqual(['anna', 'vera']);
  replaceMentor(one, 'pair', 'vera');
  expect(standing(one)).toEqual({ mentors: ['vera'], former: ['ivan', 'anna'] });
});

it('tells the pair who was mentor, once, also when two curators note it apart', () => {
  const one = open('supervision');
  const of = (personId: string, part: 'mentor' | 'mentee') =>
    ({ personId, part, name: personId, position: '' }) as const;
  setSupervisedPerson(one, of('ivan', 'mentor'));
  setSupervisedPerson(one, of('kostya', 'mentee'));
  const other = open('supervision', one);
  for (const doc of [one, other]) {
    noteHandover(doc, {
      from: { personId: 'ivan', name: 'ivan' },
      to: { personId: 'anna', name: 'anna', position: 'учитель' },
      on: '2026-03-03',
      reason: 'Переезд',
    });
  }
  meet(one, other);
  for (const doc of [one, other]) {
    expect(readHandovers(doc)).toMatchObject([
      { fromName: 'ivan', toId: 'anna', on: '2026-03-03', reason: 'Переезд' },
    ]);
    expect(readSupervision(doc).people.map(({ personId }) => personId)).toEqual(['anna', 'kostya']);
  }
});
