import type { IsoDate } from './dates.ts';
import { isFormed, isOpen, type PairState } from './pair-state.ts';

/** The part of a pair that an order looks at; a `RosterPair` is one. */
export interface OrderedPair {
  readonly id: string;
  readonly state: PairState;
  readonly orderNumber: string;
  readonly orderedOn: IsoDate | null;
}

/** An order that was issued, and the pairs that it records (docs/domain.md, "States of a pair"). */
export interface PairOrder<Pair extends OrderedPair = OrderedPair> {
  readonly number: string;
  readonly on: IsoDate | null;
  readonly pairs: readonly Pair[];
}

/** The orders of an organisation, the latest first; one number with two dates is two orders. */
export function ordersOf<Pair extends OrderedPair>(pairs: readonly Pair[]): PairOrder<Pair>[] {
  const ordered = pairs.filter(({ orderNumber }) => orderNumber !== '');
  const groups = Map.groupBy(ordered, (pair) => orderKey(pair.orderNumber, pair.orderedOn));
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first ? [{ number: first.orderNumber, on: first.orderedOn, pairs: [first, ...rest] }] : [],
    )
    .sort((a, b) => compare(b.on ?? '', a.on ?? '') || compare(a.number, b.number));
}

/** Tells one order from another. */
export function orderKey(number: string, on: IsoDate | null): string {
  return `${on ?? ''} ${number}`;
}

/**
 * The pairs that an order has yet to record: those whose members have all agreed (`agreed` says so of one that was
 * proposed), and those that work without one.
 */
export function awaitingOrder<Pair extends OrderedPair>(
  pairs: readonly Pair[],
  agreed: (pair: Pair) => boolean,
): Pair[] {
  return pairs.filter(
    (pair) =>
      pair.orderNumber === '' && isOpen(pair.state) && (isFormed(pair.state) || agreed(pair)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
