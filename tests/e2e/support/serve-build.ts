/**
 * The server with another build of the app, for stories about updates: `serve-build.ts <folder>`. It takes
 * only clients from the version on that the file `oldest-client` in its data folder names, if there is one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';

const [buildDir] = process.argv.slice(2);
if (!buildDir) throw new Error('usage: serve-build.ts <folder>');
const config = readConfig([], process.env);
const demand = join(config.dataDir, 'oldest-client');
const oldestVersion = existsSync(demand) ? Number(readFileSync(demand, 'utf8')) : undefined;
const options = { buildDir, oldestVersion };
const { accounts, port } = await startServer(config, createLog({ level: 'error' }), options);
console.log(`Tandem is ready at http://localhost:${port}`);
if (!accounts.organisations.exist()) {
  console.log(`To set it up, open http://localhost:${port}/setup#key=${accounts.setUpKey.issue()}`);
}
