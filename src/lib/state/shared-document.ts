import { takeReflectionBack } from '#lib/documents/pair-reflections.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId, type SharedBy } from '#lib/domain/shared-reflections.ts';
import { useDocument, type LiveDocument } from './live-document.svelte.ts';
import { session } from './session.svelte.ts';
import { fulfilWishes } from './taking-back.ts';

/** A document of what somebody shared, and the person who opens it. */
export interface SharedPlace extends SharedBy {
  readonly org: string;
  readonly personId: string;
}

const nameOf = (place: SharedPlace) =>
  formatDocumentName({ org: place.org, kind: 'shared', id: formatSharedId(place) });

/** Opens it for as long as the component lives; call it while the component is made. */
export function useSharedDocument(place: SharedPlace): LiveDocument {
  return useDocument(nameOf(place), place.personId);
}

/**
 * Takes back what was shared in a document that need not be on the screen; the diary has noted the wish. What is
 * here goes at once; what is not goes when the document comes (`taking-back.ts`).
 */
export async function takeBackAt(place: SharedPlace, sharedId: string): Promise<void> {
  const { document, release } = session.repository.lease(nameOf(place), place.personId);
  try {
    await document.opened;
    takeReflectionBack(document.doc, sharedId);
    await document.flushed();
    await fulfilWishes(session.repository, place);
  } finally {
    release();
  }
}
