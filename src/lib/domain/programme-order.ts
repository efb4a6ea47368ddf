import type { IsoDate } from './dates.ts';
import { stepOfGoal, type Place, type Step } from './plan-order.ts';

/** The order in which the lists of a programme are shown: pure reckoning over what they hold. */

export interface Dated {
  readonly id: string;
  readonly on: IsoDate | null;
}

/**
 * What has a date by date, behind it the rest in its own order. `held` says by which date an item stands for as long as
 * somebody is writing in it, so that it does not move away under their hands.
 */
export function inTime<Entry extends Dated>(
  entries: readonly Entry[],
  held: ReadonlyMap<string, IsoDate | null> = new Map(),
): Entry[] {
  const dateOf = ({ id, on }: Entry) => (held.has(id) ? held.get(id) : on) ?? '9999-99-99';
  return entries.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}

/** One place up or down among the entries without a date; `null` at the ends and for what a date puts in its place. */
export function stepOfEntry(entries: readonly Dated[], id: string, step: Step): Place | null {
  return stepOfGoal(
    entries.filter(({ on }) => on === null),
    id,
    step,
  );
}
