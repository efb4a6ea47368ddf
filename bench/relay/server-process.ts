import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';

import type { Contender } from './contenders.ts';

/** Processes keep to a core of their own where the machine allows that: servers to 0, the load to 1. */
export const pins = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

export function pinLoad(): void {
  if (pins) execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)]);
}

const clockTicks = 100;

/** A running server, with what the system says about it. */
export class ServerProcess {
  readonly port: number;
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, readyMs: number) {
    this.#child = child;
    this.port = port;
    this.readyMs = readyMs;
  }

  static async start(contender: Contender, folder: string): Promise<ServerProcess> {
    const { node = process.execPath, args, env } = contender.command(folder);
    const program = [node, '--disable-warning=ExperimentalWarning', ...args];
    const [command = '', ...rest] = pins ? ['taskset', '-c', '0', ...program] : program;
    const begin = performance.now();
    const child = spawn(command, rest, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('no output to read the port from');
    for await (const line of createInterface({ input: child.stdout })) {
      const ready = performance.now() - begin;
      if (/^\d+$/.test(line)) return new ServerProcess(child, Number(line), ready);
    }
    throw new Error(`${contender.name} did not start`);
  }

  /** Milliseconds of processor time so far. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / clockTicks;
  }

  rssKilobytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    await once(this.#child, 'exit');
  }
}
