import { expect, it } from 'vitest';

import { elapsedMinutes } from './meeting-clock.ts';

const start = '2026-10-01T10:00:00.000Z';
const after = (minutes: number) => Date.parse(start) + minutes * 60_000;

it('counts whole minutes, and knows nothing of a clock that was turned back or left for hours', () => {
  expect(elapsedMinutes(start, after(34.6))).toBe(35);
  expect(elapsedMinutes(start, after(0.1))).toBe(1);
  expect(elapsedMinutes(start, after(-30))).toBeNull();
  expect(elapsedMinutes(start, after(60 * 20))).toBeNull();
  expect(elapsedMinutes('', after(5))).toBeNull();
});
