import { daysBetween, type IsoDate } from './dates.ts';
import type { Meeting } from './journal.ts';

/** How many days a meeting may be brought forward or put off and still be the one that was planned. */
const nearDays = 3;

/**
 * The planned meeting that people mean who meet on `today`: the one of that day, else the nearest within
 * three days, of two equally near the earlier. A plan further away is about another meeting.
 */
export function plannedFor(meetings: readonly Meeting[], today: IsoDate): Meeting | undefined {
  const away = ({ heldOn }: Meeting) => Math.abs(daysBetween(heldOn, today));
  return meetings
    .filter((meeting) => meeting.state === 'planned' && away(meeting) <= nearDays)
    .toSorted((a, b) => away(a) - away(b) || a.heldOn.localeCompare(b.heldOn))[0];
}
