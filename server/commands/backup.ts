/** `npm run backup -- <file>`: everything in one file, while the server runs. */
import { backUp } from '#server/storage/backup.ts';
import { dataFolder, fileArgument, runCommand } from './command.ts';

await runCommand(() => {
  const file = fileArgument('backup');
  backUp(dataFolder(), file);
  process.stdout.write(
    `Backed up to ${file}. It holds everything: keep it as safe as the server.\n`,
  );
});
