/**
 * `npm run soak:relay [-- <seed>]`: 200 kills and 100,000 damaged frames, for a night or before a release.
 * `npm test` runs a few of each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fuzzRelay } from '../support/fuzz-rounds.ts';
import { killRounds } from '../support/kill-rounds.ts';

/** More than this at the end would be something that is kept of each frame; 5 MB were measured. */
const mostMegabytes = 20;

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'tandem-soak-'));
console.log(`seed ${seed}`);
const acknowledged = await killRounds(join(folder, 'kills.db'), 200, seed);
console.log(`200 kills: all ${acknowledged} acknowledged updates are there`);
const { growth, stored } = await fuzzRelay(join(folder, 'fuzz.db'), 100_000, seed);
const megabytes = Math.round(growth / 1024 / 1024);
console.log(
  `100,000 damaged frames: alive, ${stored} of them stored and readable, ${megabytes} MB more held`,
);
if (megabytes > mostMegabytes)
  throw new Error(`more than ${mostMegabytes} MB: something is not let go of`);
rmSync(folder, { recursive: true });
