import { Worker } from 'node:worker_threads';

import { tasks, type TaskName, type Tasks } from './tasks.ts';

export interface ComputeRequest {
  readonly id: number;
  readonly task: TaskName;
  readonly input: readonly unknown[];
}

export interface ComputeAnswer {
  readonly id: number;
  readonly output?: unknown;
  readonly failure?: string;
}

/** Runs tasks on whole documents: small ones at once, large ones on a thread of their own. */
export interface Compute {
  run<Name extends TaskName>(
    task: Name,
    bytes: number,
    ...input: Parameters<Tasks[Name]>
  ): Promise<ReturnType<Tasks[Name]>>;
  close(): Promise<void>;
}

/** What a document of this size takes is less than what a message to a thread costs. */
const smallBytes = 16 * 1024;

export function createCompute(): Compute {
  const asked = new Map<number, PromiseWithResolvers<never>>();
  let thread: Worker | undefined;
  let lastId = 0;

  const start = (): Worker => {
    const worker = new Worker(new URL('./compute-thread.ts', import.meta.url));
    worker.on('message', ({ id, output, failure }: ComputeAnswer) => {
      const question = asked.get(id);
      asked.delete(id);
      if (asked.size === 0) worker.unref();
      if (failure === undefined) question?.resolve(output as never);
      else question?.reject(new Error(failure));
    });
    // Such as for lack of memory; whoever asks next gets another thread.
    const ended = (error: Error) => {
      if (thread === worker) thread = undefined;
      for (const question of asked.values()) question.reject(error);
      asked.clear();
    };
    worker.on('error', ended);
    worker.on('exit', () => ended(new Error('the computing thread has ended')));
    return worker;
  };

  return {
    async run(task, bytes, ...input) {
      if (bytes <= smallBytes) {
        const run = tasks[task] as (...input: unknown[]) => never;
        return run(...input);
      }
      const question = Promise.withResolvers<never>();
      lastId += 1;
      asked.set(lastId, question);
      thread ??= start();
      thread.ref();
      thread.postMessage({ id: lastId, task, input } satisfies ComputeRequest);
      return question.promise;
    },
    async close() {
      await thread?.terminate();
    },
  };
}
