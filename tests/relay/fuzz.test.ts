import { join } from 'node:path';
import { expect, it } from 'vitest';

import { fuzzRelay } from '../support/fuzz-rounds.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it(`survives thousands of damaged frames, and good clients notice nothing (seed ${seed})`, async () => {
  const { growth, stored } = await fuzzRelay(join(temporaryFolder(), 'tandem.db'), 6_000, seed);
  expect(growth).toBeLessThan(16 * 1024 * 1024);
  // Else nothing damaged came far enough to do harm.
  expect(stored).toBeGreaterThan(50);
}, 60_000);
