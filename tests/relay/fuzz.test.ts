import { join } from 'node:path';
import { expect, it } from 'vitest';

import { fuzzRelay } from '../support/fuzz-rounds.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it(`survives thousands of damaged frames, and good clients notice nothing (seed ${seed})`, async () => {
  const { growth } = await fuzzRelay(join(temporaryFolder(), 'tandem.db'), 6_000, seed);
  expect(growth).toBeLessThan(150 * 1024 * 1024);
}, 60_000);
