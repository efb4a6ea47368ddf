/** `npm run restore -- <file>`: a backup into an empty data folder. */
import { restore } from '#server/storage/backup.ts';
import { dataFolder, fileArgument, runCommand } from './command.ts';

await runCommand(() => {
  const folder = dataFolder();
  restore(fileArgument('restore'), folder);
  process.stdout.write(`Restored into ${folder}. Start the server with npm start.\n`);
});
