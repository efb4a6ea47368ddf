import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { activatePair, addProposal, noteAgreement, pausePair, setOrder } from './pair-states.ts';
import { closePair, readRoster, reopenPair } from './roster.ts';
import { differingSteps, followRoster, readSupervision, setHead } from './supervision.ts';

const pairId = 'pair';

/** A step as a curator takes it: in the roster, and in what the pair reads. */
const steps: ((roster: Y.Doc, supervision: Y.Doc) => void)[] = [
  (roster, supervision) => {
    noteAgreement(roster, pairId, '2026-09-02', 'inPerson');
    setHead(supervision, { state: 'agreed' });
  },
  (roster, supervision) => {
    activatePair(roster, pairId, { startsOn: '2026-09-03' });
    setHead(supervision, { state: 'active', startsOn: '2026-09-03' });
  },
  (roster, supervision) => {
    pausePair(roster, pairId, '2026-10-01');
    setHead(supervision, { state: 'paused', pausedOn: '2026-10-01' });
  },
  (roster, supervision) => {
    reopenPair(roster, pairId);
    setHead(supervision, { state: 'active', pausedOn: null, endsOn: null });
  },
  (roster, supervision) => {
    closePair(roster, pairId, '2026-10-02');
    setHead(supervision, { state: 'closed', endsOn: '2026-10-02' });
  },
  (roster, supervision) => {
    setOrder(roster, pairId, '7', '2026-09-03');
    setHead(supervision, { orderNumber: '7', orderedOn: '2026-09-03' });
  },
];

function tablet(personId: string, clientIds: readonly number[]) {
  const [roster, supervision] = [new Y.Doc(), new Y.Doc()];
  [roster.clientID, supervision.clientID] = clientIds as [number, number];
  prepareForEditing(roster, 'roster', personId);
  prepareForEditing(supervision, 'supervision', personId);
  return { roster, supervision };
}

function meet(...docs: Y.Doc[]): void {
  for (const one of docs)
    for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'relay');
}

it('whatever two curators do with a pair apart, its head says in the end what the roster says, on both tablets', () => {
  const taken = fc.array(fc.nat({ max: steps.length - 1 }), { maxLength: 5 });
  fc.assert(
    fc.property(taken, taken, fc.boolean(), (one, other, turned) => {
      // The winner of a key is told by the client ids: here each of them wins one document.
      const olga = tablet('olga', turned ? [1, 20] : [20, 1]);
      const pavel = tablet('pavel', turned ? [10, 2] : [2, 10]);
      addProposal(olga.roster, {
        ...{ id: pairId, form: 'studentStudent', mentorId: 'ivan', menteeIds: ['kostya'] },
        proposedOn: '2026-09-01',
      });
      setHead(olga.supervision, { state: 'proposed' });
      const meetAll = () => {
        meet(olga.roster, pavel.roster);
        meet(olga.supervision, pavel.supervision);
      };
      meetAll();
      for (const step of one) steps[step]!(olga.roster, olga.supervision);
      for (const step of other) steps[step]!(pavel.roster, pavel.supervision);
      meetAll();
      // Both see the difference before they meet again.
      for (const { roster, supervision } of [olga, pavel]) {
        followRoster(supervision, readRoster(roster).pairs[0]!);
      }
      meetAll();
      for (const { roster, supervision } of [olga, pavel]) {
        const { head } = readSupervision(supervision);
        expect(differingSteps(head, readRoster(roster).pairs[0]!)).toEqual([]);
      }
    }),
  );
});
