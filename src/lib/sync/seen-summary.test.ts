import { expect, it } from 'vitest';

import { summariseSeen } from './seen-summary.ts';

it('counts the members of now who have seen everything, and no one who has left', () => {
  const seenBy = { mentee: 5, left: 9 };
  expect(summariseSeen(seenBy, ['mentee'])).toEqual({ seen: 1, others: 1, at: 5 });
  const three = ['mentee', 'second', 'third'];
  expect(summariseSeen({ ...seenBy, second: 7 }, three)).toEqual({ seen: 2, others: 3, at: 7 });
  expect(summariseSeen(seenBy, ['second'])).toBeNull();
  expect(summariseSeen({}, [])).toBeNull();
});
