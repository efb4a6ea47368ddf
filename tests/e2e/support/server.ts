import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../..');

export interface ServerOptions {
  /** What Node runs, with its arguments; `server/main.ts` unless given. */
  readonly command?: readonly string[];
}

/** The server as an operator runs it: a process of its own, with a port and a data folder that stay. */
export class Server {
  /** What it has printed since it was last started. */
  lines: string[] = [];
  private readonly printed = new EventEmitter();
  private port = '0';
  private process: ChildProcess | undefined;
  private readonly command: readonly string[];
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'tandem-e2e-'));

  constructor({ command = ['server/main.ts'] }: ServerOptions = {}) {
    this.command = command;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get databaseFile(): string {
    return join(this.dataDir, 'tandem.db');
  }

  /** Starts it, again on the same port and data, and waits until it has printed where it is. */
  async start(): Promise<this> {
    const child = spawn(process.execPath, this.command, {
      cwd: root,
      env: {
        ...process.env,
        PORT: this.port,
        HOST: '127.0.0.1',
        DATA_DIR: this.dataDir,
        PUBLIC_URL: '',
        SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process = child;
    this.lines = [];
    const output = createInterface(child.stdout);
    const ready = new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the server ended before it was ready')));
      output.on('line', (line) => {
        this.lines.push(line);
        this.printed.emit('line');
        const port = /^Tandem is ready at http:\/\/localhost:(\d+)/.exec(line)?.[1];
        if (port) resolve(port);
      });
    });
    this.port = await ready;
    return this;
  }

  /** The address in the first line that begins with `beginning`, once it is printed. */
  async printedLink(beginning: string): Promise<string> {
    for (;;) {
      const line = this.lines.find((each) => each.startsWith(beginning));
      const link = line && /http\S+/.exec(line)?.[0];
      if (link) return link;
      await once(this.printed, 'line');
    }
  }

  /** From the next start on it takes no client of an earlier version (serve-build.ts). */
  demandClient(version: number): void {
    writeFileSync(join(this.dataDir, 'oldest-client'), String(version));
  }

  /** As an operator stops it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** As a power cut stops it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Keeps the server from writing documents, as a virus scanner does that holds its file; call the answer to let go. */
  holdDatabase(): () => void {
    const database = this.database();
    database.exec('BEGIN IMMEDIATE');
    return () => database.close();
  }

  /** Lets the sessions of a person run out now, as they do after 90 days without use. */
  expireSessionsOf(personId: string): void {
    const database = this.database();
    const expired = `UPDATE session SET expiresAt = '2000-01-01T00:00:00.000Z'
      WHERE userId IN (SELECT account_id FROM memberships WHERE person_id = ?)`;
    const { changes } = database.prepare(expired).run(personId);
    database.close();
    if (Number(changes) === 0) throw new Error('there is no session to expire');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private database(): DatabaseSync {
    return new DatabaseSync(join(this.dataDir, 'tandem.db'), { timeout: 5_000 });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
