import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { usualWeights } from '#lib/domain/matching-score.ts';
import { prepareForEditing } from './document.ts';
import { addProposal, withdrawProposal } from './pair-states.ts';
import {
  chooseMentor,
  readMatchingChoices,
  setBan,
  setGroup,
  setLeast,
  setWeight,
} from './matching-choices.ts';

function tablet(personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', personId);
  return doc;
}

describe('what curators decide about proposals', () => {
  it('stays when two of them work apart', () => {
    const [one, other] = [tablet('curator'), tablet('deputy')];
    chooseMentor(one, 'kostya', 'belova');
    setBan(one, 'lunin', 'tonya', true);
    setWeight(one, 'load', 4);
    chooseMentor(other, 'tonya', '');
    setBan(other, 'lunin', 'kostya', true);
    setGroup(other, 'belova', true);
    setLeast(other, 45);
    const mine = Y.encodeStateAsUpdate(one);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'relay');
    Y.applyUpdate(other, mine, 'relay');
    expect(readMatchingChoices(one)).toEqual(readMatchingChoices(other));
    expect(readMatchingChoices(one)).toEqual({
      chosen: new Map([
        ['kostya', 'belova'],
        ['tonya', ''],
      ]),
      bans: new Set(['lunin/tonya', 'lunin/kostya']),
      takenBack: new Set(),
      groups: new Set(['belova']),
      weights: { ...usualWeights, load: 4 },
      least: 45,
    });
  });

  it('gives a mentee one mentor when two curators chose different ones', () => {
    const [one, other] = [tablet('curator'), tablet('deputy')];
    chooseMentor(one, 'kostya', 'belova');
    chooseMentor(other, 'kostya', 'lunin');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'relay');
    expect([...readMatchingChoices(one).chosen.keys()]).toEqual(['kostya']);
  });

  it('takes the choice back with the ban, and leaves others alone', () => {
    const doc = tablet('curator');
    chooseMentor(doc, 'kostya', 'belova');
    setBan(doc, 'lunin', 'kostya', true);
    expect(readMatchingChoices(doc).chosen.get('kostya')).toBe('belova');
    setBan(doc, 'belova', 'kostya', true);
    expect(readMatchingChoices(doc).chosen.size).toBe(0);
    setBan(doc, 'belova', 'kostya', false);
    expect([...readMatchingChoices(doc).bans]).toEqual(['lunin/kostya']);
  });

  it('asks nobody a second time what was taken back, unless a curator allows it', () => {
    const doc = tablet('curator');
    const pair = { form: 'studentStudent', mentorId: 'belova', proposedOn: '2026-09-01' } as const;
    const id = addProposal(doc, { ...pair, menteeIds: ['kostya', 'tonya'] });
    expect(readMatchingChoices(doc).bans.size).toBe(0);
    withdrawProposal(doc, id);
    expect([...readMatchingChoices(doc).bans].sort()).toEqual(['belova/kostya', 'belova/tonya']);
    expect(readMatchingChoices(doc).takenBack).toEqual(readMatchingChoices(doc).bans);
    setBan(doc, 'belova', 'kostya', false);
    expect([...readMatchingChoices(doc).bans]).toEqual(['belova/tonya']);
  });

  it('is read with the usual weights where nothing sensible was written', () => {
    const doc = tablet('curator');
    const map = doc.getMap('matching');
    map.set('weight:load', 'much');
    map.set('weight:rules', 77);
    map.set('least', -1);
    map.set('mentor:kostya', 7);
    map.set('ban:a/b', 'yes');
    expect(readMatchingChoices(doc)).toEqual(readMatchingChoices(tablet('deputy')));
    expect(readMatchingChoices(doc).weights).toEqual(usualWeights);
  });
});
