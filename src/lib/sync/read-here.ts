import * as Y from 'yjs';

import { localStoreName, openLocalStore } from './local-store.ts';
import type { DocumentRepository } from './repository.ts';

/**
 * Reads a document as it is on this tablet, without a connection to the relay. Rejects when the tablet
 * cannot read it; what the tablet does not have reads as an empty one.
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
  const store = openLocalStore(localStoreName(repository.accountId, name), doc, () => undefined);
  try {
    await store.loaded;
    return read(doc);
  } finally {
    await store.close();
    doc.destroy();
  }
}
