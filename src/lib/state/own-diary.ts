import { readDiary } from '#lib/documents/diary.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { session } from './session.svelte.ts';

/** The person's own entry about a meeting, as far as this tablet knows; empty when there is none. */
export async function entryAbout(
  { person: { org, personId }, pairId }: PairWorkspace,
  meetingId: string,
): Promise<string> {
  const name = formatDocumentName({ org, kind: 'diary', id: personId });
  const entries = await readHere(session.repository, name, readDiary);
  const about = entries.find((entry) => entry.pairId === pairId && entry.meetingId === meetingId);
  return about?.id ?? '';
}
