import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { ServedSchool } from './serve-school.ts';

/** The server in a process of its own, as it is beside a tablet. */
export class SchoolProcess {
  readonly school: ServedSchool;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, school: ServedSchool) {
    this.child = child;
    this.school = school;
  }

  static async start(dataDir: string, today: string, pairs: number): Promise<SchoolProcess> {
    const program = join(import.meta.dirname, 'serve-school.ts');
    const child = spawn(process.execPath, [program, today, String(pairs)], {
      env: {
        ...process.env,
        PORT: process.env.BENCH_PORT ?? '0',
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        PUBLIC_URL: '',
        SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{')) {
        return new SchoolProcess(child, JSON.parse(line) as ServedSchool);
      }
    }
    throw new Error('the server ended before it was ready');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
