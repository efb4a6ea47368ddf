/**
 * Runs servers for one worker of the stories: their code is read and compiled once. What each of them runs is what
 * `server/main.ts` runs, with settings and a data folder of its own; a power cut ends this process.
 */
import { rmSync } from 'node:fs';

import { run } from '#server/run.ts';
import type { RunningServer } from '#server/server.ts';

export interface HostOrder {
  readonly number: number;
  readonly what:
    | {
        readonly server: number;
        readonly flags: readonly string[];
        readonly env: NodeJS.ProcessEnv;
      }
    | { readonly server: number; readonly stop: true }
    /** Stops it, if it runs, and removes its folder. */
    | { readonly server: number; readonly remove: string };
}

export type HostAnswer =
  | { readonly server: number; readonly line: string }
  | { readonly number: number; readonly failure?: string };

const servers = new Map<number, Promise<RunningServer>>();

function answer(message: HostAnswer): void {
  if (process.connected) process.send?.(message);
}

async function follow({ what }: HostOrder): Promise<void> {
  const { server } = what;
  if ('flags' in what) {
    const starting = run(what.flags, what.env, (line) => answer({ server, line }));
    servers.set(server, starting);
    await starting;
    return;
  }
  const running = await servers.get(server);
  servers.delete(server);
  await running?.stop();
  if ('remove' in what) rmSync(what.remove, { recursive: true, force: true });
}

let underWay: Promise<unknown> = Promise.resolve();
process.on('message', (order: HostOrder) => {
  const { number } = order;
  const followed = follow(order).then(
    () => answer({ number }),
    (error: unknown) => answer({ number, failure: String((error as Error).stack ?? error) }),
  );
  underWay = Promise.all([underWay, followed]);
});
// The worker has gone: what it ordered last is still done.
process.on('disconnect', () => {
  void underWay.then(() => process.exit(0));
});
