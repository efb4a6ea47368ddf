/** Compacts one document and kills itself at the named moment, as a crash would: no goodbye, no rollback. */
import type { DatabaseSync } from 'node:sqlite';

import { mergeForCompaction } from '#server/relay/merge.ts';
import type { Operation } from '#server/storage/commit-messages.ts';
import { openDatabase, openWriter } from '#server/storage/connections.ts';
import { DocumentReader } from '#server/storage/document-reader.ts';
import { DocumentWriter } from '#server/storage/document-writer.ts';
import type { Merged } from '#server/storage/port.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { transaction } from '#server/storage/transaction.ts';

const [file, document, moment] = process.argv.slice(2);
if (!file || !document)
  throw new Error('usage: compaction-process.ts <database> <document> <moment>');

const die = () => process.kill(process.pid, 'SIGKILL');

/** The same transaction as the commit thread's, in a process of which we know where it is. */
function killInside(db: DatabaseSync, merged: Merged, from: number, through: number): void {
  db.function('die', () => {
    die();
    return null;
  });
  db.exec(
    `CREATE TEMP TRIGGER half_way AFTER DELETE ON document_update
     WHEN (SELECT count(*) FROM document_update) = 10 BEGIN SELECT die(); END`,
  );
  // With no room in memory what is not committed lies in the write-ahead log already.
  db.exec('PRAGMA cache_size = 1');
  const operation: Operation = { kind: 'snapshot', document: document!, merged, from, through };
  const writer = new DocumentWriter(db);
  transaction(db, () =>
    writer.write({ rows: new Uint8Array(), operations: [operation], at: Date.now() }),
  );
}

if (moment === 'inside the transaction') {
  const db = openWriter(file, 1_000);
  const { snapshot, updates, through, last } = new DocumentReader(db).whole(document);
  killInside(db, mergeForCompaction({ snapshot, updates }), through, last);
} else {
  const store = createSqliteStore(openDatabase(file));
  await store.compact(document, (stored) => {
    if (moment === 'before the merge') die();
    const merged = mergeForCompaction(stored);
    if (moment === 'after the merge') die();
    return merged;
  });
  if (moment === 'after the transaction') die();
}
