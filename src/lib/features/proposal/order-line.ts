import type { RosterPair } from '#lib/documents/roster.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { formatDay } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Number and date of the order that records a pair; empty while there is none. */
export function orderWords({ orderNumber, orderedOn }: RosterPair, today: IsoDate): string {
  if (!orderNumber) return '';
  if (!orderedOn) return m.pair_order_undated({ number: orderNumber });
  return m.pair_order_line({ number: orderNumber, date: formatDay(orderedOn, today) });
}
