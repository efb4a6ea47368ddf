import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { RelayLimits } from '#server/relay/limits.ts';

const program = fileURLToPath(new URL('./relay-process.ts', import.meta.url));

/** A relay in a process of its own. */
export interface RelayChild {
  readonly url: string;
  readonly process: ChildProcess;
  readonly isAlive: () => boolean;
  /** Memory in bytes, where the system tells. */
  memory(): number | undefined;
  kill(): Promise<void>;
}

export async function spawnRelay(
  file: string,
  limits: Partial<RelayLimits> = {},
): Promise<RelayChild> {
  const child = spawn(process.execPath, [program, file, JSON.stringify(limits)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    process: child,
    isAlive,
    memory() {
      if (process.platform !== 'linux') return undefined;
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
    },
    async kill() {
      if (!isAlive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
