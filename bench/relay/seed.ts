import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import * as Y from 'yjs';

/** Fills a database with pairs' documents that nobody has open. */
export async function seedDocuments(file: string, count: number): Promise<void> {
  const store = createSqliteStore(openDatabase(file));
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x'.repeat(2_000));
  const update = Y.encodeStateAsUpdate(doc);
  const appends = Array.from({ length: count }, (_, pair) =>
    store.append({ document: `seed/pair/${pair}`, update, personId: null }),
  );
  await Promise.all(appends);
  await store.close();
}
