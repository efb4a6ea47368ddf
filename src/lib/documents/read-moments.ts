import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';

/** Tells when a change was made; empty for what was written before times were noted. */
export function readMoments(doc: Y.Doc): (client: number, clock: number) => IsoTime {
  const stamps = new Map<number, { clock: number; at: IsoTime }[]>();
  for (const [key, at] of doc.getMap('moments')) {
    const [client, clock] = key.split('.').map(Number);
    if (client === undefined || !Number.isInteger(clock) || typeof at !== 'string') continue;
    if (Number.isNaN(Date.parse(at))) continue;
    stamps.set(client, [...(stamps.get(client) ?? []), { clock: Number(clock), at }]);
  }
  for (const list of stamps.values()) list.sort((a, b) => a.clock - b.clock);
  return (client, clock) => stamps.get(client)?.findLast((stamp) => stamp.clock <= clock)?.at ?? '';
}
