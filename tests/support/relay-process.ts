/** A relay in a process of its own, for tests that kill it: prints its address as one line. */
import { launchRelay } from './launch-relay.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: relay-process.ts <database>');
const { url } = await launchRelay({ file });
console.log(url);
