import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { HostAnswer, HostOrder } from './server-host.ts';

const root = join(import.meta.dirname, '../../..');

/** A server that was started, and the ways in which it may end. */
export interface RunningServer {
  /** As an operator stops it. */
  stop(): Promise<void>;
  /** As a power cut stops it. */
  kill(): Promise<void>;
  /** Ends it and takes its folder away; that may be done after the promise. */
  remove(dataDir: string): Promise<void>;
}

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly onLine: (line: string) => void;
  /** It ended before it was stopped. */
  readonly onFailure: (error: Error) => void;
}

/** Runs a server in a process of its own: Node with `command`. */
export function runAlone(command: readonly string[], options: RunOptions): RunningServer {
  const { env, onLine, onFailure } = options;
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: [...stdio] });
  child.once('exit', () => onFailure(new Error('the server ended before it was ready')));
  if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
  return {
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    async remove(dataDir) {
      await end(child, 'SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs a server in the process that all servers of this worker share. */
export function runInHost(flags: readonly string[], options: RunOptions): RunningServer {
  const host = ServerHost.ofNow();
  const server = host.add(options.onLine);
  host.ask({ server, flags, env: options.env }).catch(options.onFailure);
  return {
    stop: () => host.ask({ server, stop: true }),
    kill: () => host.kill(),
    async remove(dataDir) {
      // After a power cut in another story there is nothing left to stop.
      const byHand = () => rmSync(dataDir, { recursive: true, force: true });
      host.ask({ server, remove: dataDir }).catch(byHand);
    },
  };
}

/** A process of `server-host.ts`. */
class ServerHost {
  static #current: ServerHost | undefined;
  readonly #child: ChildProcess;
  /** Who wants to hear what a server prints. */
  readonly #listeners: ((line: string) => void)[] = [];
  readonly #orders: PromiseWithResolvers<void>[] = [];

  private constructor() {
    this.#child = fork(join(import.meta.dirname, 'server-host.ts'), { cwd: root });
    this.#child.on('message', (answer: HostAnswer) => this.#receive(answer));
    this.#child.on('exit', () => {
      for (const order of this.#orders) order.reject(new Error('the servers of this worker ended'));
    });
    // It does not hold up the end of the worker.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** That of this worker; another one after a power cut. */
  static ofNow(): ServerHost {
    const current = this.#current;
    if (current && current.#child.connected) return current;
    return (this.#current = new ServerHost());
  }

  add(onLine: (line: string) => void): number {
    return this.#listeners.push(onLine) - 1;
  }

  ask(what: HostOrder['what']): Promise<void> {
    const order = Promise.withResolvers<void>();
    const number = this.#orders.push(order) - 1;
    this.#child.send({ number, what } satisfies HostOrder);
    return order.promise;
  }

  async kill(): Promise<void> {
    await end(this.#child, 'SIGKILL');
  }

  #receive(answer: HostAnswer): void {
    if ('line' in answer) return this.#listeners[answer.server]?.(answer.line);
    const order = this.#orders[answer.number];
    if (answer.failure === undefined) order?.resolve();
    else order?.reject(new Error(answer.failure));
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
