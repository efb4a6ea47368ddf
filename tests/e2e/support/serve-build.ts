/** The server with another build of the app, for stories about updates: `serve-build.ts <folder>`. */
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';

const [buildDir] = process.argv.slice(2);
if (!buildDir) throw new Error('usage: serve-build.ts <folder>');
const config = readConfig([], process.env);
const { accounts, port } = await startServer(config, createLog({ level: 'error' }), { buildDir });
console.log(`Tandem is ready at http://localhost:${port}`);
if (!accounts.organisations.exist()) {
  console.log(`To set it up, open http://localhost:${port}/setup#key=${accounts.setUpKey.issue()}`);
}
