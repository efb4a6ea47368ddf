import * as Y from 'yjs';

import { inTime, openIfThere, readLog } from './document-database.ts';
import { localStoreName } from './local-store.ts';
import type { DocumentRepository } from './repository.ts';
import { takeRows } from './stored-rows.ts';

/**
 * Reads a document as it is on this tablet, without a connection to the relay. Rejects when the tablet
 * cannot read it; what the tablet does not have reads as an empty one, and nothing is made of it here: it may just
 * have been let go of.
 */
export async function readHere<Result>(
  repository: DocumentRepository,
  name: string,
  read: (doc: Y.Doc) => Result,
): Promise<Result> {
  const open = repository.openDocuments.find((document) => document.name === name);
  // A document in use may hold words that the disk does not.
  if (open) {
    await open.opened;
    if (open.state === 'failed') throw new Error('a document could not be read');
    return read(open.doc);
  }
  const doc = new Y.Doc();
  try {
    takeRows(doc, await storedRows(localStoreName(repository.accountId, name)), 'disk');
    return read(doc);
  } finally {
    doc.destroy();
  }
}

async function storedRows(name: string): Promise<Uint8Array[]> {
  const opening = openIfThere(name);
  try {
    const db = await inTime(opening);
    return db ? (await inTime(readLog(db))).rows : [];
  } finally {
    // One that is late must not stay open either: a deletion would wait for it.
    void opening.then((db) => db?.close()).catch(() => undefined);
  }
}
