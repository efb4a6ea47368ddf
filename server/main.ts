import { flushCompileCache } from 'node:module';

import { loadSettingsFile, StartError } from './config.ts';
import { run } from './run.ts';

async function main(): Promise<void> {
  loadSettingsFile();
  const running = await run(process.argv.slice(2), process.env, (line) =>
    process.stdout.write(`${line}\n`),
  );
  // Where the environment asks for a cache of compiled files, it must not be lost with a kill.
  flushCompileCache();

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
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
