import { EventEmitter, once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { runAlone, runInHost, type RunningServer } from './running-server.ts';

export interface ServerOptions {
  /** The options of `server/main.ts`. */
  readonly flags?: readonly string[];
  /** What Node runs instead of `server/main.ts`, with its arguments. */
  readonly command?: readonly string[];
  /** The data folder of a server that was stopped, which this one begins with. */
  readonly copyOf?: Server;
}

/** The server as an operator runs it, with a port and a data folder that stay. */
export class Server {
  /** What it has printed since it was last started. */
  lines: string[] = [];
  private readonly printed = new EventEmitter();
  private port = '0';
  private running: RunningServer | undefined;
  private readonly options: ServerOptions;
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'tandem-e2e-'));

  constructor(options: ServerOptions = {}) {
    this.options = options;
    if (options.copyOf) cpSync(options.copyOf.dataDir, this.dataDir, { recursive: true });
  }

  /** The server with whose data this one began. */
  get copyOf(): Server | undefined {
    return this.options.copyOf;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get databaseFile(): string {
    return join(this.dataDir, 'tandem.db');
  }

  /** Starts it, again on the same port and data, and waits until it has printed where it is. */
  async start(): Promise<this> {
    const { flags = [], command } = this.options;
    const env = {
      ...process.env,
      PORT: this.port,
      HOST: '127.0.0.1',
      DATA_DIR: this.dataDir,
      PUBLIC_URL: '',
      SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
      LOG_LEVEL: 'error',
    };
    this.lines = [];
    const ready = Promise.withResolvers<string>();
    const onLine = (line: string) => {
      this.lines.push(line);
      this.printed.emit('line');
      const port = /^Tandem is ready at http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port) ready.resolve(port);
    };
    const options = { env, onLine, onFailure: ready.reject };
    this.running = command ? runAlone(command, options) : runInHost(flags, options);
    this.port = await ready.promise;
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
    const { running } = this;
    this.running = undefined;
    await running?.stop();
  }

  /** As a power cut stops it. */
  async kill(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.kill();
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
    const { running } = this;
    this.running = undefined;
    if (running) await running.remove(this.dataDir);
    else rmSync(this.dataDir, { recursive: true, force: true });
  }

  private database(): DatabaseSync {
    return new DatabaseSync(join(this.dataDir, 'tandem.db'), { timeout: 5_000 });
  }
}
