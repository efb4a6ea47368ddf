import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { launchRelay, type LaunchOptions, type RelayServer } from './launch-relay.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Starts a relay for one test, with a database of its own unless a file is given. */
export async function startRelay(options: Partial<LaunchOptions> = {}): Promise<RelayServer> {
  const file = options.file ?? join(temporaryFolder(), 'tandem.db');
  const server = await launchRelay({ ...options, file });
  onTestFinished(() => server.stop());
  return server;
}
