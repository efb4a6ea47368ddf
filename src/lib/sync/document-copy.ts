import * as Y from 'yjs';

import { readHere } from './read-here.ts';
import type { DocumentRepository } from './repository.ts';

/**
 * A copy of one document as it is on this tablet, for a person to keep when the server does not take
 * it: `content` for people, `update` for bringing it back.
 */
export interface DocumentCopy {
  readonly format: 'tandem-document-copy';
  readonly version: 1;
  readonly document: string;
  /** By this device's clock. */
  readonly takenAt: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** A Yjs update, base64. */
  readonly update: string;
}

export function copyDocument(repository: DocumentRepository, name: string): Promise<DocumentCopy> {
  return readHere(repository, name, (doc) => copyOf(name, Y.encodeStateAsUpdate(doc)));
}

function copyOf(document: string, update: Uint8Array): DocumentCopy {
  // Reading a root gives it a type, so it is done on a document that nobody uses.
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update, 'copy');
  const content: Record<string, unknown> = {};
  for (const name of doc.share.keys()) {
    const map = doc.getMap(name);
    content[name] = map.size > 0 ? map.toJSON() : textOf(update, name);
  }
  const format = 'tandem-document-copy';
  const takenAt = new Date().toISOString();
  return { format, version: 1, document, takenAt, content, update: base64(update) };
}

function textOf(update: Uint8Array, name: string): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update, 'copy');
  return doc.getText(name).toString();
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
