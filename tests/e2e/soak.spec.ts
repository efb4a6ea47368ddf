import { schoolDay } from '../soak/school-day.ts';
import { expect, test } from './support/story.ts';

test('ten seconds of failing networks, pages and servers lose and double nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const day = await schoolDay({ browser, seed: 20, forMs: 10_000 });
  expect(day.lost).toEqual([]);
  // What it did, for whoever wonders whether it did anything.
  console.log(
    `${day.promised} of ${day.written} words promised;`,
    [...day.counts].map(([what, count]) => `${count} × ${what}`).join(', '),
  );
  expect(day.promised).toBeGreaterThan(0);
  expect(day.documentsCompared).toBeGreaterThan(0);
});
