/**
 * `npm run soak:relay [-- <seed>]`: 200 kills and 100,000 damaged frames, for a night or before a release.
 * `npm test` runs a few of each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fuzzRelay } from '../support/fuzz-rounds.ts';
import { killRounds } from '../support/kill-rounds.ts';

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'tandem-soak-'));
console.log(`seed ${seed}`);
const acknowledged = await killRounds(join(folder, 'kills.db'), 200, seed);
console.log(`200 kills: all ${acknowledged} acknowledged updates are there`);
const { growth } = await fuzzRelay(join(folder, 'fuzz.db'), 100_000, seed);
console.log(`100,000 damaged frames: alive, memory grew by ${Math.round(growth / 1024 / 1024)} MB`);
rmSync(folder, { recursive: true });
