import { expect, it } from 'vitest';

import {
  awaitsAnswers,
  byState,
  pairStates,
  proposalStanding,
  strictest,
  type PairState,
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

it('looks for answers before a pair begins and for two months after, when it was proposed', () => {
  const pair = { proposedOn: '2026-09-01', startsOn: '2026-09-10' } as const;
  const at = (state: PairState, today: string, more = {}) =>
    awaitsAnswers({ state, ...pair, ...more }, today);
  expect(at('proposed', '2027-09-01', { startsOn: null })).toBe(true);
  expect(at('active', '2026-11-09')).toBe(true);
  expect(at('active', '2026-11-10')).toBe(false);
  expect(at('closed', '2026-09-11')).toBe(false);
  expect(at('active', '2026-09-11', { proposedOn: null })).toBe(false);
});
