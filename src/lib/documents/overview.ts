import type * as Y from 'yjs';

import { compareNames } from '#lib/domain/name-order.ts';
import type { PairDigest } from '#lib/domain/progress.ts';
import { nothingReviewed } from '#lib/domain/review.ts';
import { schemaNumbers, stampSchema } from './document.ts';

/**
 * Merged progress, written by the relay alone: the root map `digests` holds one value per pair, replaced as a
 * whole, because it has one author. The value is JSON: as an object it would spell the names of its forty members for
 * each of 300 pairs, and reading those is what a slow tablet would take longest for.
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
      const written = JSON.stringify(digest);
      if (map.get(digest.pairId) !== written) map.set(digest.pairId, written);
    }
  });
}

/** The digests of all pairs, by the mentor's name. */
export function readOverview(doc: Y.Doc): PairDigest[] {
  const digests = [...doc.getMap('digests').values()]
    .flatMap((value) => digestOf(value) ?? [])
    // An older relay wrote digests without them.
    .map((digest) => ({
      ...digest,
      members: digest.members.map((member) => ({
        ...member,
        lastSyncAt: member.lastSyncAt ?? null,
      })),
      review: { ...nothingReviewed, ...digest.review },
    }));
  const title = (digest: PairDigest) => digest.members[0]?.name ?? '';
  return digests.sort((a, b) => compareNames(title(a), title(b)) || (a.pairId < b.pairId ? -1 : 1));
}

/** An older relay wrote the digest itself; what is neither is passed over. */
function digestOf(value: unknown): PairDigest | null {
  let digest = value;
  try {
    if (typeof value === 'string') digest = JSON.parse(value);
  } catch {
    return null;
  }
  return typeof digest === 'object' ? (digest as PairDigest | null) : null;
}
