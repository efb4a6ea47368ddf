import { expect, it } from 'vitest';

import {
  byState,
  pairStates,
  proposalStanding,
  strictest,
  type ProposalAnswer,
} from './pair-state.ts';

const answer = (choice: ProposalAnswer['choice']): ProposalAnswer => ({
  ...{ choice, reason: '', at: '2026-09-01T08:00:00.000Z' },
});

it('waits with a proposal until everybody has agreed, and ends it with one refusal', () => {
  const [yes, no] = [answer('agreed'), answer('declined')];
  expect(proposalStanding([yes, yes])).toBe('agreed');
  expect(proposalStanding([yes, undefined])).toBe('waiting');
  expect(proposalStanding([undefined, no])).toBe('declined');
  expect(proposalStanding([yes, yes, no])).toBe('declined');
  expect(proposalStanding([])).toBe('waiting');
});

it('shows pairs at work first and finished ones last', () => {
  const shown = pairStates.map((state) => ({ state })).toSorted(byState);
  expect(shown.map(({ state }) => state)).toEqual([
    'active',
    'proposed',
    'agreed',
    'paused',
    'closed',
  ]);
});

it('lets nobody write who may not by one of the two that tell the state', () => {
  for (const state of pairStates) {
    expect(strictest('active', state)).toBe(state);
    expect(strictest(state, 'closed')).toBe('closed');
  }
});
