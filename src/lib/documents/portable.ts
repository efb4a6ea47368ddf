import * as Y from 'yjs';

import type { DocumentKind } from '#lib/domain/document-name.ts';
import { finalMark, isFromNewerApp, localOrigin } from './document.ts';

/** A document outside of the tablet's storage: written into a file and taken in from one. */

export function encodeDocument(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(doc);
}

/** Why the bytes of a document can't be used. */
export type UnreadableDocument = 'damaged' | 'tooNew';

/** Reads the bytes of a whole document without touching anything that exists. */
export function decodeDocument(state: Uint8Array, kind: DocumentKind): Y.Doc | UnreadableDocument {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state, 'file');
  } catch {
    return 'damaged';
  }
  // A part of a document waits for the rest, which a whole one never does.
  if (doc.store.pendingStructs || doc.store.pendingDs) return 'damaged';
  return isFromNewerApp(doc, kind) ? 'tooNew' : doc;
}

/** The document as it would be with `state` merged in; `null` when that would change nothing. */
export function withState(doc: Y.Doc, state: Uint8Array): Y.Doc | null {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'file');
  let changed = false;
  copy.on('update', () => (changed = true));
  Y.applyUpdate(copy, state, 'file');
  return changed ? copy : null;
}

/**
 * Merges `state` into a document as a change of the person at this tablet, so that it counts as unsent and
 * is delivered. Nothing is lost by it, and doing it again changes nothing.
 */
export function mergeState(doc: Y.Doc, state: Uint8Array): void {
  doc.transact((transaction) => {
    transaction.meta.set(finalMark, true);
    Y.applyUpdate(doc, state, localOrigin);
  }, localOrigin);
}
