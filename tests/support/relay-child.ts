import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { RelayLimits } from '#server/relay/limits.ts';

const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));

/** A relay in a process of its own. */
export interface RelayChild {
  readonly url: string;
  readonly process: ChildProcess;
  readonly isAlive: () => boolean;
  /** Bytes that its main thread holds after everything that can be let go of was. */
  heldBytes(): Promise<number>;
  kill(): Promise<void>;
}

export async function spawnRelay(
  file: string,
  limits: Partial<RelayLimits> = {},
): Promise<RelayChild> {
  const child = spawn(process.execPath, [program, file, JSON.stringify(limits)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    process: child,
    isAlive,
    async heldBytes() {
      child.send('held bytes');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes;
    },
    async kill() {
      if (!isAlive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
