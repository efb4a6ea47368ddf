import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';

type Kind = 'pair' | 'supervision';

/** A new document that `personId` writes in. */
export function openAs(kind: Kind, personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, personId);
  return doc;
}

/** What another person has of a document. */
export function copyFor(from: Y.Doc, kind: Kind, personId: string): Y.Doc {
  const doc = openAs(kind, personId);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}
