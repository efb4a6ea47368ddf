/** A relay in a process of its own, for tests that kill it: prints its address as one line. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { RelayLimits } from '#server/relay/limits.ts';
import { launchRelay } from './launch-relay.ts';

const [file, limits = '{}'] = process.argv.slice(2);
if (!file) throw new Error('usage: relay-process.ts <database> [limits as JSON]');
const { url } = await launchRelay({ file, limits: JSON.parse(limits) as Partial<RelayLimits> });
console.log(url);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('message', () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
