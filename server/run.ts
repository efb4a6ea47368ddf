import { installDemonstration, issueDemoCodes } from './accounts/demonstration.ts';
import { readConfig, StartError, type Config } from './config.ts';
import { signInLink } from './http/code-routes.ts';
import { localNetworkOrigins } from './http/listen.ts';
import { createLog } from './log.ts';
import { startServer, type RunningServer } from './server.ts';

/**
 * Starts the server with these flags and settings, and tells `say`, line by line, where the app is found and how to
 * get in for the first time. Rejects with a `StartError` when whoever started it made a mistake.
 */
export async function run(
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<RunningServer> {
  const config = readConfig(flags, env);
  const running = await startServer(config, createLog({ level: config.logLevel }));
  await welcome(running, config, say);
  return running;
}

async function welcome(
  running: RunningServer,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  const { accounts, port } = running;
  const here = config.publicOrigin ?? `http://localhost:${port}`;
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
