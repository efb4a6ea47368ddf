import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';

import { pickFrom, play, plot, type Action } from '../../../tests/support/random-edits.ts';
import { activatePair, addProposal, pausePair, withdrawProposal } from './pair-states.ts';
import { readAccessRoster } from './roster-access.ts';
import {
  addPair,
  addPerson,
  closePair,
  readRoster,
  removeMember,
  removePerson,
  reopenPair,
  restorePerson,
} from './roster.ts';

const onPair =
  (change: (doc: Y.Doc, id: string) => void): Action =>
  (doc, pick) => {
    const pair = pickFrom(readRoster(doc).pairs, pick);
    if (pair) change(doc, pair.id);
  };

const rosterActions: Action[] = [
  (doc, pick) => addPerson(doc, { name: `Имя ${pick}` }),
  (doc, pick) => addPerson(doc, { name: `Имя ${pick}`, role: pick % 2 ? 'curator' : 'head' }),
  (doc, pick) => {
    const { people } = readRoster(doc);
    const [mentor, mentee] = [pickFrom(people, pick), pickFrom(people, pick + 1)];
    if (!mentor || !mentee) return;
    return addPair(doc, { form: 'teacherTeacher', mentorId: mentor.id, menteeIds: [mentee.id] });
  },
  (doc, pick) => {
    const person = pickFrom(readRoster(doc).people, pick);
    if (person) removePerson(doc, person.id);
  },
  (doc, pick) => {
    const person = pickFrom(readRoster(doc).people, pick);
    if (person) restorePerson(doc, person.id);
  },
  onPair((doc, id) => closePair(doc, id, '2026-05-31')),
  onPair((doc, id) => reopenPair(doc, id)),
  (doc, pick) => {
    const member = pickFrom(pickFrom(readRoster(doc).pairs, pick)?.members ?? [], pick);
    if (member) removeMember(doc, member.id);
  },
  // What is withdrawn is gone on purpose, so a proposal is not counted as added.
  (doc, pick) => {
    const { people } = readRoster(doc);
    const [mentor, mentee] = [pickFrom(people, pick), pickFrom(people, pick + 1)];
    if (!mentor || !mentee) return;
    const members = { mentorId: mentor.id, menteeIds: [mentee.id] };
    addProposal(doc, { form: 'studentStudent', ...members, proposedOn: '2026-09-01' });
  },
  onPair((doc, id) => activatePair(doc, id, { startsOn: '2026-09-07' })),
  onPair((doc, id) => pausePair(doc, id, '2026-10-01')),
  onPair((doc, id) => withdrawProposal(doc, id)),
];

describe.each([2, 3])('%i tablets that were apart', (count) => {
  it('come to the same roster, and to the same rights', () => {
    fc.assert(
      fc.property(plot, (story) => {
        const { docs, added } = play('roster', rosterActions, count, story);
        const [first, ...others] = docs.map((doc) => [readRoster(doc), readAccessRoster(doc)]);
        for (const other of others) expect(other).toEqual(first);
        const { people, pairs } = readRoster(docs[0]!);
        const ids = new Set([...people, ...pairs].map(({ id }) => id));
        expect(added.filter((id) => !ids.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
