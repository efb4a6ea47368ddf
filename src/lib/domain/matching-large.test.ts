import { expect, it } from 'vitest';

import { barrier, limitFor } from './matching-rules.ts';
import { match } from './matching.ts';
import { randomMatching } from '../../../tests/support/random-matching.ts';

it('300 mentees and 300 mentors come to a matching that breaks no rule, and it tells how far it is', () => {
  const task = randomMatching(300, 7);
  const shares: number[] = [];
  const { proposals, leftOver } = match(task, (share) => shares.push(share));

  const seen = [...proposals, ...leftOver].map(({ menteeId }) => menteeId);
  expect(seen.toSorted()).toEqual(task.mentees.map(({ id }) => id).toSorted());
  expect(proposals.length).toBeGreaterThan(100);
  for (const mentor of task.mentors) {
    const given = proposals.filter(({ mentorId }) => mentorId === mentor.id);
    for (const [index, { menteeId, score }] of given.entries()) {
      const mentee = task.mentees.find(({ id }) => id === menteeId)!;
      expect(mentor.taken + index).toBeLessThan(limitFor(mentor, mentee));
      expect(barrier(mentor, mentee, task)).toBeNull();
      expect(score).toBeGreaterThanOrEqual(task.least);
    }
  }
  expect(shares.length).toBeGreaterThan(300);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});
