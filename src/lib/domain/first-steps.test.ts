import { expect, it } from 'vitest';

import { stepsDone, type Beginnings } from './first-steps.ts';

const nothing: Beginnings = {
  described: false,
  participants: 0,
  consented: 0,
  admitted: 0,
  pairs: 0,
};
const after = (facts: Partial<Beginnings>) => [...stepsDone({ ...nothing, ...facts })];

it('nothing is done where there is nothing', () => {
  expect(after({})).toEqual([]);
});

it('people are there when there are two to make a pair of', () => {
  expect(after({ participants: 1 })).toEqual([]);
  expect(after({ participants: 2 })).toEqual(['people']);
});

it('consents and codes are done when nobody lacks one', () => {
  expect(after({ participants: 3, consented: 2, admitted: 2 })).toEqual(['people']);
  expect(after({ participants: 3, consented: 3, admitted: 2 })).toEqual(['people', 'consents']);
  expect(after({ participants: 3, consented: 3, admitted: 3 })).toEqual([
    'people',
    'consents',
    'codes',
  ]);
});

it('pairs may be formed before the programme is described', () => {
  expect(after({ participants: 2, pairs: 1 })).toEqual(['people', 'pairs']);
  expect(after({ described: true })).toEqual(['programme']);
});
