import { SvelteMap } from 'svelte/reactivity';

import type { PairDigest } from '#lib/domain/progress.ts';
import type { IsoTime } from '#lib/domain/dates.ts';

/** Pairs that were marked as read on this page; the overview learns of it when there is a connection. */
const readHere = new SvelteMap<string, IsoTime>();

export function noteRead(pairId: string, at: IsoTime): void {
  readHere.set(pairId, at);
}

/** Whether the overview does not know yet that this pair was read here. */
export function isReadHere({ pairId, review }: PairDigest): boolean {
  const at = readHere.get(pairId);
  return at !== undefined && (review.readAt ?? '') < at;
}
