import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer, type Replacements, type RunningServer } from '#server/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Browser } from './browser.ts';

export interface TestServer extends RunningServer {
  readonly origin: string;
  readonly dataDir: string;
  /** A new browser, with no cookies. */
  browser(): Browser;
}

export interface TestServerOptions extends Replacements {
  readonly env?: Readonly<Record<string, string>>;
}

/** A whole server on a free port with an empty data folder, stopped when the test is over. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = temporaryFolder();
  const env = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...options.env };
  const log = createLog({ level: 'error' });
  const server = await startServer(readConfig([], env), log, {
    buildDir: join(dataDir, 'no-build'),
    ...options,
  });
  onTestFinished(() => server.stop());
  const origin = `http://127.0.0.1:${server.port}`;
  return { ...server, origin, dataDir, browser: () => new Browser(origin) };
}
