import * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';

/**
 * When what was written: the root map `moments` of a pair document, `<client>.<clock>` → time. Yjs keeps no
 * times. A tablet notes one with its first change and again when an hour has passed, so that everything
 * that it writes can be dated to the hour (`read-moments.ts`); by its own clock, so only for showing.
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
