import { localDay } from '#lib/domain/dates.ts';
import { copyDocument } from '#lib/sync/document-copy.ts';
import { session } from './session.svelte.ts';

/** Hands the person a file with a document as it is on this tablet. Works offline. */
export async function downloadCopy(documentName: string): Promise<void> {
  const copy = await copyDocument(session.repository, documentName);
  const blob = new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `tandem-${documentName.replaceAll('/', '-')}-${localDay(copy.takenAt)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
