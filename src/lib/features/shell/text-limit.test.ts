import { expect, it } from 'vitest';

import { isTooLong, longestText } from './text-limit.ts';

const field = (length: number, selectionStart = length, selectionEnd = selectionStart) => ({
  value: 'а'.repeat(length),
  selectionStart,
  selectionEnd,
});

it('a text may be as long as the limit and no longer', () => {
  expect(isTooLong(field(0), 'а'.repeat(longestText))).toBe(false);
  expect(isTooLong(field(1), 'а'.repeat(longestText))).toBe(true);
});

it('what is pasted over a selection counts instead of it', () => {
  expect(isTooLong(field(10, 0, 10), 'а'.repeat(longestText))).toBe(false);
  expect(isTooLong(field(10, 0, 9), 'а'.repeat(longestText))).toBe(true);
});

it('a text that was too long already can be made shorter and corrected', () => {
  expect(isTooLong(field(longestText + 500, 3, 5), 'аб')).toBe(false);
  expect(isTooLong(field(longestText + 500, 3, 5), '')).toBe(false);
});
