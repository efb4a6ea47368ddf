import { describe, expect, it } from 'vitest';

import { mergeSavingStates, restingState, savingState, type SavingFacts } from './saving-state.ts';

const allWell: SavingFacts = {
  storage: 'ok',
  savedOnTablet: true,
  connection: 'open',
  closedFor: null,
  unsent: 0,
  complete: true,
  refused: null,
  confirmedAt: 1_000,
  reachedBeside: false,
};

describe('savingState', () => {
  it('says «on the server» only when everything was acknowledged on this connection', () => {
    expect(savingState(allWell)).toEqual({ kind: 'onServer', at: 1_000 });
    expect(savingState({ ...allWell, complete: false }).kind).toBe('sending');
    expect(savingState({ ...allWell, unsent: 1 })).toEqual({ kind: 'sending', unsent: 1 });
    expect(savingState({ ...allWell, confirmedAt: null }).kind).toBe('sending');
    expect(savingState({ ...allWell, connection: 'connecting' }).kind).toBe('offline');
    expect(savingState({ ...allWell, connection: 'offline' }).kind).toBe('offline');
  });

  it('tells when everything went over HTTP because no connection opens, and never of what did not', () => {
    const beside = {
      ...allWell,
      connection: 'connecting',
      complete: false,
      reachedBeside: true,
    } as const;
    expect(savingState(beside)).toEqual({ kind: 'offline', unsent: 0, sentAt: 1_000 });
    expect(savingState({ ...beside, unsent: 1 })).toEqual({ kind: 'offline', unsent: 1 });
    expect(savingState({ ...beside, reachedBeside: false })).toEqual({
      kind: 'offline',
      unsent: 0,
    });
    expect(savingState({ ...beside, savedOnTablet: false }).kind).toBe('saving');
  });

  it('says that it is saving until the write barrier of the tablet is passed', () => {
    expect(savingState({ ...allWell, savedOnTablet: false }).kind).toBe('saving');
    expect(savingState({ ...allWell, storage: 'opening' }).kind).toBe('saving');
  });

  it('puts what the person must know before everything else', () => {
    const bad = {
      ...allWell,
      storage: 'full',
      refused: 'readOnly',
      closedFor: 'signIn',
    } as const;
    expect(savingState(bad)).toEqual({ kind: 'cannotSave', trouble: 'full', unsent: 0 });
    expect(savingState({ ...bad, storage: 'ok' })).toEqual({
      kind: 'notAccepted',
      refusal: 'readOnly',
      unsent: 0,
    });
    expect(savingState({ ...bad, storage: 'ok', refused: null, unsent: 2 })).toEqual({
      kind: 'closed',
      reason: 'signIn',
      unsent: 2,
    });
  });
});

describe('restingState', () => {
  const entry = { document: 'org/pair/p', unsent: 2, confirmedAt: 7 };

  it('tells what a document that is not open still has to deliver', () => {
    expect(restingState(entry, false)).toEqual({ kind: 'offline', unsent: 2 });
    expect(restingState(entry, true)).toEqual({ kind: 'sending', unsent: 2 });
    expect(restingState({ ...entry, unsent: 0 }, true)).toEqual({ kind: 'onServer', at: 7 });
    expect(restingState({ ...entry, unsent: 0, confirmedAt: null }, true)).toBeNull();
  });

  it('tells of a refusal for as long as there is something that was refused', () => {
    const refused = { ...entry, refused: 'readOnly' as const };
    expect(restingState(refused, true)?.kind).toBe('notAccepted');
    expect(restingState({ ...refused, unsent: 0 }, true)?.kind).toBe('onServer');
  });
});

describe('mergeSavingStates', () => {
  it('shows the worst of all documents with the sum of what is unsent', () => {
    expect(
      mergeSavingStates([
        { kind: 'onServer', at: 5 },
        { kind: 'offline', unsent: 2 },
        { kind: 'sending', unsent: 1 },
      ]),
    ).toEqual({ kind: 'offline', unsent: 3 });
  });

  it('says that all was sent when that is true of each document without a connection', () => {
    const [early, late] = [5, 9].map((sentAt) => ({ kind: 'offline', unsent: 0, sentAt }) as const);
    expect(mergeSavingStates([late!, early!, { kind: 'onServer', at: 2 }])).toEqual({
      kind: 'offline',
      unsent: 0,
      sentAt: 5,
    });
    expect(mergeSavingStates([late!, { kind: 'offline', unsent: 0 }])).toEqual({
      kind: 'offline',
      unsent: 0,
    });
  });

  it('shows the earliest confirmation when all are on the server', () => {
    const states = [9, 5].map((at) => ({ kind: 'onServer' as const, at }));
    expect(mergeSavingStates(states)).toEqual({ kind: 'onServer', at: 5 });
  });

  it('says nothing when no document is open', () => {
    expect(mergeSavingStates([])).toBeNull();
  });
});
