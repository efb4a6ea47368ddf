import { flushCompileCache } from 'node:module';

import { installDemonstration, issueDemoCodes } from './accounts/demonstration.ts';
import { loadSettingsFile, readConfig, StartError, type Config } from './config.ts';
import { signInLink } from './http/code-routes.ts';
import { localNetworkOrigins } from './http/listen.ts';
import { createLog } from './log.ts';
import { startServer, type RunningServer } from './server.ts';

/** Says where the app is found, and how to get in for the first time. */
async function welcome(running: RunningServer, config: Config): Promise<void> {
  const { accounts, port } = running;
  const here = config.publicOrigin ?? `http://localhost:${port}`;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const elsewhere = config.host === '0.0.0.0' ? localNetworkOrigins(port) : [];
  say(`Tandem is ready at ${[here, ...elsewhere].join(', ')}`);

  if (config.demo) {
    const { organisations, codes } = accounts;
    const existing = organisations.demonstration();
    if (!existing && organisations.exist()) {
      throw new StartError(
        `The data folder ${config.dataDir} holds a real organisation: give the demonstration another one with DATA_DIR.`,
      );
    }
    const demonstration = existing ?? (await installDemonstration(organisations, running));
    for (const { role, code } of issueDemoCodes(demonstration, codes)) {
      say(`demo ${role}: ${signInLink(here, code)}`);
    }
  } else if (!accounts.organisations.exist()) {
    say(`To set it up, open ${here}/setup#key=${accounts.setUpKey.issue()}`);
  }
}

async function main(): Promise<void> {
  loadSettingsFile();
  const config = readConfig(process.argv.slice(2), process.env);
  const log = createLog({ level: config.logLevel });
  const running = await startServer(config, log);
  await welcome(running, config);
  // Where the environment asks for a cache of compiled files, it must not be lost with a kill.
  flushCompileCache();

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const isOurs = error instanceof StartError;
  process.stderr.write(`${isOurs ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
