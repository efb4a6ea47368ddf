import type { IsoTime } from './dates.ts';
import type { SnapshotRoot } from './pair-snapshot.ts';

/** Parts of a pair's records in which changes are told; `foot` is the foot of the plan. */
export type NewsRoot = SnapshotRoot | 'foot' | 'reflections';

/** What somebody did to one thing of a pair, as far as the reader has not looked at it yet. */
export interface NewsEntry {
  readonly root: NewsRoot;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'returned' | 'changed';
  /** Its title or topic. */
  readonly name: string;
  /** Who did it: person ids. */
  readonly by: readonly string[];
  /** When the last of it was done, by the clock of that tablet; empty when the document does not say. */
  readonly at: IsoTime;
  /** The fields of what was changed. */
  readonly fields: readonly string[];
  /** The meeting that an agreement belongs to while it is no task of the plan, else empty. */
  readonly meetingId: string;
  /** The state in which it was seen; looking at the thing means remembering this. */
  readonly mark: string;
}

export const newsKey = ({ root, id }: Pick<NewsEntry, 'root' | 'id'>) => `${root}/${id}`;

/** The pages of a pair on which news stand. */
export type NewsPlace = 'plan' | 'reflection' | `meeting:${string}`;

/** Where one looks at it. What was removed is seen where it stood. */
export function placeOfNews({ root, id, meetingId }: NewsEntry): NewsPlace {
  if (root === 'meetings') return `meeting:${id}`;
  if (root === 'reflections') return 'reflection';
  return meetingId ? `meeting:${meetingId}` : 'plan';
}

/** The latest first; what has no time last. */
export function latestFirst(entries: readonly NewsEntry[]): NewsEntry[] {
  return entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** For somebody who has never looked, what is older than this is not news, in ms. */
export const newsForMs = 14 * 86_400_000;
