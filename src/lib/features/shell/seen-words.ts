import { localIsoDate } from '#lib/domain/dates.ts';
import { formatClock, formatDay } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { clock } from '#lib/state/clock.svelte.ts';
import { othersHere } from '#lib/state/pair-members.ts';
import type { SeenTimes } from '#lib/sync/delivery.ts';
import { summariseSeen } from '#lib/sync/seen-summary.ts';

/** «увидено в 14:03» for the corner; empty when nobody has seen what the page shows. */
export function seenWords(pairDocument: string, seenBy: SeenTimes): string {
  const others = othersHere(pairDocument).map(({ personId }) => personId);
  const summary = summariseSeen(seenBy, others);
  if (!summary) return '';
  if (summary.seen < summary.others) {
    return m.seen_count({ seen: summary.seen, others: summary.others });
  }
  const day = localIsoDate(new Date(summary.at));
  if (day !== clock.today) return m.seen_on({ day: formatDay(day, clock.today) });
  return m.seen_at({ time: formatClock(summary.at) });
}
