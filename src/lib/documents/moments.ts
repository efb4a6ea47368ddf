import * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';

/**
 * When what was written: the root map `moments` of a pair document, `<client>.<clock>` → time. Yjs keeps no
 * times. A tablet notes one with its first change and again when an hour has passed, so that everything
 * that it writes can be dated to the hour; by its own clock, so only for showing.
 */

const stampEveryMs = 3_600_000;
const lastStamps = new WeakMap<Y.Doc, { client: number; at: number }>();

/** Notes within a transaction that this copy of the document writes at `now`, if that is news. */
export function stampMoment(doc: Y.Doc, now: IsoTime): void {
  const [client, at] = [doc.clientID, Date.parse(now)];
  const last = lastStamps.get(doc);
  if (last?.client === client && Math.abs(at - last.at) < stampEveryMs) return;
  lastStamps.set(doc, { client, at });
  doc.getMap('moments').set(`${client}.${Y.getState(doc.store, client)}`, now);
}

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
  return (client, clock) =>
    stamps.get(client)?.findLast((stamp) => stamp.clock <= clock)?.at ?? '';
}
