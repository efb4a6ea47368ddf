import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { dateInPeriod, type Period } from '#lib/domain/programme-period.ts';
import { edit } from './document.ts';
import type { Item } from './items.ts';

/**
 * The periods of a programme, in the root map `period`: `startsOn` and `endsOn` of the first one, `2.startsOn` of the
 * second. What lists and passport say goes on from period to period; when a thing is and whether it is done belongs to
 * one of them, as a key of its own. So a new period writes no item, and two curators who begin it apart begin one.
 */

/** The key of a value in a period; the first one has the plain name, as the first apps wrote it. */
export function periodKey(key: string, number: number): string {
  return number === 1 ? key : `${key}.${number}`;
}

const startKey = (number: number) => (number === 1 ? 'startsOn' : `${number}.startsOn`);
const endKey = (number: number) => (number === 1 ? 'endsOn' : `${number}.endsOn`);

/** All periods, the first one first; the last is the present one. */
export function readPeriods(doc: Y.Doc): [Period, ...Period[]] {
  const map = doc.getMap('period');
  const later = [...map.keys()]
    .map((key) => Number(/^(\d+)\.startsOn$/u.exec(key)?.[1]))
    .filter((number) => number > 1)
    .sort((a, b) => a - b);
  const read = (number: number): Period => ({
    number,
    startsOn: dateOf(map.get(startKey(number))),
    endsOn: dateOf(map.get(endKey(number))),
  });
  return [read(1), ...later.map(read)];
}

export function presentPeriod(doc: Y.Doc): Period {
  const periods = readPeriods(doc);
  return periods.at(-1) ?? periods[0];
}

/** Sets when the present period is. */
export function setPeriod(doc: Y.Doc, startsOn: IsoDate | null, endsOn: IsoDate | null): void {
  const { number } = presentPeriod(doc);
  edit(doc, () => writePeriod(doc, { number, startsOn, endsOn }));
}

/** Writes within a change; each end only when it differs, because another curator may have set the other one. */
export function writePeriod(doc: Y.Doc, { number, startsOn, endsOn }: Period): void {
  const map = doc.getMap('period');
  if (map.get(startKey(number)) !== startsOn) map.set(startKey(number), startsOn);
  if (map.get(endKey(number)) !== endsOn) map.set(endKey(number), endsOn);
}

/** When an item is in the present one of `periods`: as set in it, else as in the last one before, moved on. */
export function dateOfItem(item: Item, periods: readonly Period[]): IsoDate | null {
  const present = periods.at(-1);
  for (const period of periods.toReversed()) {
    const value = item.get(periodKey('on', period.number));
    if (value === undefined || !present) continue;
    return isIsoDate(value) ? dateInPeriod(value, period, present) : null;
  }
  return null;
}

function dateOf(value: unknown): IsoDate | null {
  return isIsoDate(value) ? value : null;
}
