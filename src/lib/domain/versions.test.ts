import { expect, it } from 'vitest';

import { versionsToDrop } from './versions.ts';

const dayMs = 86_400_000;
const now = 1_000 * dayMs;
const daily = (daysAgo: number, reason = 'daily') => ({
  ...{ id: `${reason} ${daysAgo}`, reason, at: now - daysAgo * dayMs },
});

it('keeps every day of the last month and one day a week of what is older', () => {
  const versions = Array.from({ length: 101 }, (_, daysAgo) => daily(daysAgo));
  const dropped = new Set(versionsToDrop(versions, now));
  const kept = versions.filter(({ id }) => !dropped.has(id));
  expect(kept.filter(({ at }) => now - at <= 30 * dayMs)).toHaveLength(31);
  const older = kept.filter(({ at }) => now - at > 30 * dayMs).map(({ at }) => at / dayMs);
  expect(older).toHaveLength(11);
  expect(new Set(older.map((day) => Math.floor(day / 7))).size).toBe(11);
});

it('never thins out what was signed, accepted or kept before restoring', () => {
  const versions = [400, 401, 402].flatMap((daysAgo) =>
    ['signed', 'accepted', 'restored'].map((reason) => daily(daysAgo, reason)),
  );
  expect(versionsToDrop(versions, now)).toEqual([]);
});
