import { expect, it } from 'vitest';

import { unopenedRatings, type SharedRating } from './ratings.ts';

it('names what waits for its author alone, and nothing that the other side has yet to answer', () => {
  const parties = { mentorIds: ['mentor'], menteeIds: ['kostya', 'lena'] };
  const rated = (personId: string, menteeId: string, value: number | null): SharedRating => ({
    ...{ goalId: 'goal', moment: 'exit', menteeId },
    ...{ personId, value },
  });
  const waiting = rated('mentor', 'kostya', null);
  const shared = [
    waiting,
    rated('kostya', 'kostya', 7),
    rated('mentor', 'lena', null),
    rated('left', 'lena', 4),
  ];
  expect(unopenedRatings(shared, parties)).toEqual([waiting]);
  expect(unopenedRatings([...shared, rated('lena', 'lena', null)], parties)).toHaveLength(3);
});
