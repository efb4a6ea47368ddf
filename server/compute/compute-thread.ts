/** The thread for whatever needs a whole document, so that relaying never waits for it. */
import { parentPort } from 'node:worker_threads';

import type { ComputeAnswer, ComputeRequest } from './compute.ts';
import { tasks } from './tasks.ts';

const port = parentPort;
if (!port) throw new Error('compute-thread.ts is started by compute.ts');

port.on('message', ({ id, task, input }: ComputeRequest) => {
  let answer: ComputeAnswer;
  try {
    const run = tasks[task] as (...input: unknown[]) => unknown;
    answer = { id, output: run(...input) };
  } catch (error) {
    answer = { id, failure: (error as Error).message };
  }
  port.postMessage(answer);
});
