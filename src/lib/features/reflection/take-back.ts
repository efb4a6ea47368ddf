import { takeEntryBack, type DiaryEntry } from '#lib/documents/diary.ts';
import type { LiveDocument } from '#lib/state/live-document.svelte.ts';
import { takeBackAt, type SharedPlace } from '#lib/state/shared-document.ts';

/** Makes an entry private again, whatever the state of its pair: what was shared is its author's alone. */
export function takeBack(
  diary: LiveDocument,
  entry: DiaryEntry,
  author: Omit<SharedPlace, 'mentorId'>,
): void {
  takeEntryBack(diary.doc, entry);
  void takeBackAt({ ...author, mentorId: entry.sharedWith }, entry.sharedId);
}
