import type * as Y from 'yjs';

import { edit } from './document.ts';

/**
 * What a person is about to say and has not said yet lies in their diary: nobody else reads it, and it
 * survives whatever happens to the page. Root texts, so that two tablets may begin the same draft while apart.
 */
export function draftText(doc: Y.Doc, pairId: string, about: string): Y.Text {
  return doc.getText(`draft:${pairId}:${about}`);
}

/** Empties a draft once its words were said. */
export function clearDraft(doc: Y.Doc, draft: Y.Text): void {
  edit(doc, () => draft.delete(0, draft.length));
}
