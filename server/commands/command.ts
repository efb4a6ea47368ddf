import { resolve } from 'node:path';

import { loadSettingsFile, StartError } from '#server/config.ts';

/** The data folder that the settings name. */
export function dataFolder(): string {
  loadSettingsFile();
  return resolve(process.env['DATA_DIR'] || './data');
}

/** Runs a command of the operator; what they got wrong is told in one sentence. */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isOurs = error instanceof StartError;
    process.stderr.write(`${isOurs ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 1;
  }
}

/** The one argument of a command: a file. */
export function fileArgument(command: string): string {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0) throw new StartError(`Usage: npm run ${command} -- <file>`);
  return resolve(file);
}
