/** `npm run erase -- <document>…`: documents removed for ever, while the server is stopped. */
import { join } from 'node:path';

import { formatDocumentName, parseDocumentName, privateKinds } from '#lib/domain/document-name.ts';
import { StartError } from '#server/config.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { isInUse } from '#server/storage/crash-check.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { knownBackups } from '#server/storage/known-backups.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { dataFolder, runCommand } from './command.ts';

const usage = `Usage: npm run erase -- <document>…
A document is <organisation>/<kind>/<id>, such as <organisation>/diary/<person>;
<organisation>/person/<person> stands for all documents of that person alone.`;

const inUse = `Stop the server first: it would go on with what it holds in memory.
While it runs, a curator erases by POST /api/erasures with {"org": …, "personId": …} or {"org": …, "pairId": …}.`;

/** What an argument stands for, of what there is; a slip of the pen must not bar a name for ever. */
async function documentsOf(store: DocumentStore, argument: string): Promise<string[]> {
  const [org, kind, id, ...rest] = argument.split('/');
  const isPerson = kind === 'person' && rest.length === 0;
  const wanted = isPerson
    ? [
        ...privateKinds.map((own) => `${org}/${own}/${id}`),
        ...(await store.list(`${org}/shared/`)).filter((name) => name.endsWith(`.${id}`)),
      ]
    : [argument];
  const names = wanted.map((name) => parseDocumentName(name));
  if (names.includes(undefined)) throw new StartError(usage);
  const documents = names.flatMap((name) => (name ? [formatDocumentName(name)] : []));
  const stored = await Promise.all(documents.map((document) => store.list(document)));
  const there = documents.filter((document, index) => stored[index]?.includes(document));
  if (there.length === 0) throw new StartError(`There is nothing by the name of ${argument}.`);
  return there;
}

await runCommand(async () => {
  const folder = dataFolder();
  const args = process.argv.slice(2);
  if (args.length === 0) throw new StartError(usage);
  if (isInUse(folder)) throw new StartError(inUse);
  const store = createSqliteStore(openDatabase(join(folder, 'tandem.db')));
  try {
    // All names first: nothing goes when one of them is wrong.
    const documents = (await Promise.all(args.map((arg) => documentsOf(store, arg)))).flat();
    for (const document of documents) {
      await store.erase(document, null);
      process.stdout.write(`Erased ${document}.\n`);
    }
  } finally {
    await store.close();
  }
  process.stdout.write('Backups and copies of the database from before still hold the words.\n');
  for (const { file } of knownBackups(folder))
    process.stdout.write(`A backup was put at ${file}.\n`);
});
