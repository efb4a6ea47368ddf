import { touchedIn } from '#server/audit/touched.ts';
import { buildDigest } from '#server/overview/digests.ts';
import { contentOf, mergeForCompaction, updateSince } from '#server/relay/merge.ts';
import { wouldBeTooDeep } from '#server/relay/nesting.ts';
import type { StoredDocument } from '#server/storage/port.ts';

/** What is computed from whole documents. Pure, so that it may run on any thread. */
export const tasks = {
  since: updateSince,
  content: (stored: StoredDocument) => contentOf(stored).encode(),
  compaction: mergeForCompaction,
  tooDeep: wouldBeTooDeep,
  digest: buildDigest,
  touched: touchedIn,
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
