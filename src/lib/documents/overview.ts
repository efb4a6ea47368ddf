import type * as Y from 'yjs';

import type { PairDigest } from '#lib/domain/progress.ts';
import { nothingReviewed } from '#lib/domain/review.ts';
import { schemaNumbers, stampSchema } from './document.ts';

/**
 * Merged progress, written by the relay alone: the root map `digests` holds one plain value per
 * pair, replaced as a whole, because it has one author.
 */

/** Brings the document to `digests`: writes what differs, drops pairs that are gone. */
export function writeDigests(doc: Y.Doc, digests: readonly PairDigest[]): void {
  const map = doc.getMap('digests');
  doc.transact(() => {
    stampSchema(doc, schemaNumbers.overview);
    const wanted = new Set(digests.map((digest) => digest.pairId));
    for (const pairId of [...map.keys()]) if (!wanted.has(pairId)) map.delete(pairId);
    for (const digest of digests) {
      // One canonical spelling, so that an unchanged digest makes no update.
      if (JSON.stringify(map.get(digest.pairId)) !== JSON.stringify(digest)) {
        map.set(digest.pairId, digest);
      }
    }
  });
}

/** The digests of all pairs, by the mentor's name. */
export function readOverview(doc: Y.Doc): PairDigest[] {
  const digests = [...doc.getMap('digests').values()]
    .filter((value): value is PairDigest => typeof value === 'object' && value !== null)
    // An older relay wrote digests without them.
    .map((digest) => ({
      ...digest,
      members: digest.members.map((member) => ({
        ...member,
        lastSyncAt: member.lastSyncAt ?? null,
      })),
      review: digest.review ?? nothingReviewed,
    }));
  const title = (digest: PairDigest) => digest.members[0]?.name ?? '';
  return digests.sort(
    (a, b) => title(a).localeCompare(title(b), 'ru') || (a.pairId < b.pairId ? -1 : 1),
  );
}
