import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import {
  activatePair,
  addProposal,
  noteAgreement,
  pausePair,
  restoreProposal,
  setOrder,
  setOverride,
  withdrawProposal,
} from './pair-states.ts';
import { readAccessRoster } from './roster-access.ts';
import { addPair, addPerson, closePair, readRoster, reopenPair, replaceMentor } from './roster.ts';

const proposal = {
  form: 'studentStudent',
  mentorId: 'ivan',
  menteeIds: ['kostya', 'lena'],
  proposedOn: '2026-09-01',
} as const;

function rosterOf(curator: string, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'relay');
  prepareForEditing(doc, 'roster', curator);
  return doc;
}

function school(): Y.Doc {
  const doc = rosterOf('olga');
  for (const id of ['ivan', 'kostya', 'lena']) addPerson(doc, { id, name: id });
  return doc;
}

/** Brings what each of two tablets wrote to the other, in both orders, and returns what both read. */
function meet(a: Y.Doc, b: Y.Doc) {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB, 'relay');
  Y.applyUpdate(b, fromA, 'relay');
  expect(readRoster(a)).toEqual(readRoster(b));
  return readRoster(a);
}

const onlyPair = (doc: Y.Doc) => {
  const { pairs } = readRoster(doc);
  expect(pairs).toHaveLength(1);
  return pairs[0]!;
};

it('leads a pair from the proposal to its end, each step with its day', () => {
  const doc = school();
  const id = addProposal(doc, proposal);
  expect(onlyPair(doc)).toMatchObject({ id, state: 'proposed', proposedOn: '2026-09-01' });
  noteAgreement(doc, id, '2026-09-03', 'inPerson');
  expect(onlyPair(doc)).toMatchObject({ state: 'agreed', agreedOn: '2026-09-03' });
  activatePair(doc, id, { startsOn: '2026-09-07' });
  setOrder(doc, id, '112-од', '2026-09-05');
  expect(onlyPair(doc)).toMatchObject({
    ...{ state: 'active', startsOn: '2026-09-07', agreedHow: 'inPerson' },
    ...{ orderNumber: '112-од', orderedOn: '2026-09-05' },
  });
  pausePair(doc, id, '2026-11-01');
  expect(onlyPair(doc)).toMatchObject({ state: 'paused', pausedOn: '2026-11-01' });
  reopenPair(doc, id);
  expect(onlyPair(doc)).toMatchObject({ state: 'active', pausedOn: null });
  closePair(doc, id, '2027-05-25');
  expect(onlyPair(doc)).toMatchObject({ state: 'closed', endsOn: '2027-05-25' });
});

it('takes no step backwards: a pair at work is neither agreed on nor withdrawn', () => {
  const doc = school();
  const id = addProposal(doc, proposal);
  activatePair(doc, id, { startsOn: '2026-09-07', agreedOn: '2026-09-04' });
  noteAgreement(doc, id, '2026-09-08', 'inPerson');
  withdrawProposal(doc, id);
  expect(onlyPair(doc)).toMatchObject({
    state: 'active',
    agreedHow: 'app',
    agreedOn: '2026-09-04',
  });
  closePair(doc, id, '2026-12-01');
  pausePair(doc, id, '2026-12-02');
  activatePair(doc, id, { startsOn: '2026-12-03' });
  expect(onlyPair(doc).state).toBe('closed');
});

it('makes one pair of what two curators propose apart, with each member once', () => {
  const a = school();
  const b = rosterOf('petr', a);
  addProposal(a, proposal);
  addProposal(b, { ...proposal, menteeIds: ['lena', 'kostya'] });
  const { pairs } = meet(a, b);
  expect(pairs).toHaveLength(1);
  expect(pairs[0]!.members.map(({ personId }) => personId).sort()).toEqual([
    'ivan',
    'kostya',
    'lena',
  ]);
});

it('takes the same steps on two tablets apart once', () => {
  const a = school();
  const id = addProposal(a, proposal);
  const b = rosterOf('petr', a);
  for (const doc of [a, b]) {
    activatePair(doc, id, { startsOn: '2026-09-07', agreedOn: '2026-09-04' });
    setOrder(doc, id, '112-од', '2026-09-05');
  }
  pausePair(a, id, '2026-10-01');
  pausePair(b, id, '2026-10-01');
  expect(meet(a, b).pairs).toMatchObject([
    { state: 'paused', orderNumber: '112-од', pausedOn: '2026-10-01' },
  ]);
});

it('keeps a proposal withdrawn that another curator lets begin at the same time', () => {
  const a = school();
  const id = addProposal(a, proposal);
  const b = rosterOf('petr', a);
  withdrawProposal(a, id);
  activatePair(b, id, { startsOn: '2026-09-07' });
  expect(meet(a, b).pairs).toEqual([]);
  expect(readAccessRoster(b).pairs.has(id)).toBe(false);
});

it('brings a proposal back that was withdrawn by mistake, and makes another one after a true end', () => {
  const doc = school();
  const first = addProposal(doc, proposal);
  expect(addProposal(doc, proposal)).toBe(first);
  withdrawProposal(doc, first);
  restoreProposal(doc, first);
  expect(onlyPair(doc).id).toBe(first);
  withdrawProposal(doc, first);
  const second = addProposal(doc, proposal);
  expect(second).not.toBe(first);
  activatePair(doc, second, { startsOn: '2026-09-07' });
  closePair(doc, second, '2027-05-25');
  expect(addProposal(doc, proposal)).not.toBe(second);
});

it('reads the pairs of older apps as before, and says of those formed at once how they agreed', () => {
  const doc = school();
  addPair(doc, { id: 'new', form: 'studentStudent', mentorId: 'ivan', menteeIds: ['lena'] });
  expect(onlyPair(doc)).toMatchObject({ state: 'active', agreedHow: 'inPerson' });
  const old = doc.getMap<Y.Map<unknown>>('pairs').get('new')!;
  doc.transact(() => {
    for (const key of ['agreedHow', 'override']) old.delete(key);
    old.set('state', 'of a newer app');
    old.set('pausedOn', 7);
  });
  expect(onlyPair(doc)).toMatchObject({
    ...{ state: 'active', agreedHow: null, agreedOn: null, pausedOn: null },
    ...{ proposedOn: null, orderNumber: '', orderedOn: null, override: '' },
  });
});

it('keeps why a mentor not found ready was taken, from forming on, and at a handover says it of the new one', () => {
  const doc = school();
  addPerson(doc, { id: 'vera', name: 'vera' });
  const given = { ...proposal, override: 'сам просил, готовили в другой школе' };
  const formed = addPair(doc, given);
  const proposed = addProposal(doc, given);
  const overrides = (of: Y.Doc) =>
    Object.fromEntries(readRoster(of).pairs.map(({ id, override }) => [id, override]));
  expect(overrides(doc)).toEqual({ [formed]: given.override, [proposed]: given.override });

  closePair(doc, formed, '2026-10-01');
  reopenPair(doc, formed);
  activatePair(doc, proposed, { startsOn: '2026-09-10' });
  expect(overrides(doc)).toEqual({ [formed]: given.override, [proposed]: given.override });

  replaceMentor(doc, formed, 'vera');
  setOverride(doc, formed, 'больше некому');
  replaceMentor(doc, proposed, 'vera');
  setOverride(doc, proposed, '');
  expect(overrides(rosterOf('anna', doc))).toEqual({ [formed]: 'больше некому', [proposed]: '' });
});
