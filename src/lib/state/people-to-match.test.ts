import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addProposal } from '#lib/documents/pair-states.ts';
import { addPair, addPerson, closePair, readRoster, removePerson } from '#lib/documents/roster.ts';
import { giveConsent } from '../../../tests/support/school.ts';
import { answersOf, heldAnswers, peopleToMatch } from './people-to-match.ts';

function school() {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'curator');
  const person = (id: string) => addPerson(doc, { id, name: id });
  for (const id of ['mentor', 'mentee', 'both', 'asked', 'former', 'gone', 'new']) {
    person(id);
    giveConsent(doc, id);
  }
  person('unasked');
  addPerson(doc, { id: 'curator', name: 'curator', role: 'curator' });
  const form = 'studentStudent' as const;
  addPair(doc, { form, mentorId: 'mentor', menteeIds: ['mentee', 'both'] });
  addPair(doc, { form, mentorId: 'both', menteeIds: ['mentee'] });
  addProposal(doc, { form, mentorId: 'mentor', menteeIds: ['asked'], proposedOn: '2026-09-01' });
  const closed = addPair(doc, { form, mentorId: 'mentor', menteeIds: ['former'] });
  closePair(doc, closed, '2026-05-30');
  removePerson(doc, 'gone');
  return readRoster(doc);
}

describe('the requests that a curator’s tablet holds', () => {
  it('are of those who may come into another pair, and not of settled mentees or without a consent', () => {
    expect([...peopleToMatch(school())].sort()).toEqual([
      'asked',
      'both',
      'former',
      'mentor',
      'new',
    ]);
  });

  it('are told from the curator’s own answers, which are never let go of', () => {
    const entry = { unsent: 0, confirmedAt: 1 };
    const held = heldAnswers(
      [
        { ...entry, document: answersOf('org', 'mentor'), kept: true },
        { ...entry, document: answersOf('org', 'curator') },
        { ...entry, document: answersOf('other', 'mentor'), kept: true },
        { ...entry, document: 'org/pair/mentor', kept: true },
      ],
      'org',
    );
    expect(held).toEqual([answersOf('org', 'mentor')]);
  });
});
