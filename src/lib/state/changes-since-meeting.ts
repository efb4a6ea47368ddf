import { readChangesAfter } from '#lib/documents/pair-news.ts';
import { takeSnapshot } from '#lib/documents/pair-versions.ts';
import { compareSnapshots, type ItemChange } from '#lib/domain/compare-snapshots.ts';
import { addDays, localIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { latestFirst, type NewsEntry } from '#lib/domain/news.ts';
import { firstVersionAfter } from '#lib/domain/versions.ts';
import type { OpenDocument } from '#lib/sync/open-document.ts';
import { listVersions, readVersion } from './versions.ts';

/** Word for word against a kept version, or, where none is within reach, which things were changed. */
export type SinceMeeting =
  { readonly changes: readonly ItemChange[] } | { readonly entries: readonly NewsEntry[] };

/** What anybody of the pair changed after the day of a meeting. */
export async function changesSinceMeeting(
  { name, doc }: OpenDocument,
  heldOn: IsoDate,
): Promise<SinceMeeting> {
  try {
    const versions = await listVersions(name);
    const dated = versions.map((version) => ({
      ...version,
      day: localIsoDate(new Date(version.at)),
    }));
    const then = firstVersionAfter(dated, heldOn);
    if (then) {
      const snapshot = await readVersion(name, then);
      return { changes: compareSnapshots(snapshot, takeSnapshot(doc)) };
    }
  } catch {
    // The version is on the server only, or the tablet's storage does not answer.
  }
  const nextDay = new Date(`${addDays(heldOn, 1)}T00:00`).toISOString();
  return { entries: latestFirst(readChangesAfter(doc, nextDay)) };
}
