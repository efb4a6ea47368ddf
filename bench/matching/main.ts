/** `npm run bench:matching`: how long it takes to match 300 mentees with 300 mentors. */
import { performance } from 'node:perf_hooks';

import { match } from '#lib/domain/matching.ts';
import { randomMatching } from '../../tests/support/random-matching.ts';

const people = 300;

for (const seed of [1, 2, 3]) {
  const task = randomMatching(people, seed);
  const began = performance.now();
  const { proposals } = match(task);
  const took = Math.round(performance.now() - began);
  process.stdout.write(`${people} × ${people}: ${took} ms, ${proposals.length} pairs\n`);
}
