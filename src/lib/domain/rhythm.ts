import { addDays, daysBetween, type IsoDate } from './dates.ts';
import { heldMeetings, type Meeting, type MeetingKind } from './journal.ts';

/** How many of the last meetings tell the rhythm: a pair may change it in the middle of a year. */
const remembered = 8;
const week = 7;

/**
 * The date that a pair would take next (docs/domain.md, "The cycle of meetings"): the median gap between
 * its last meetings after the day `after`, on the weekday on which it mostly meets. A pair without a rhythm
 * is offered the same day a week later. Never today or before.
 */
export function proposeNext(meetings: readonly Meeting[], after: IsoDate, today: IsoDate): IsoDate {
  const days = [...new Set(heldMeetings(meetings).map(({ heldOn }) => heldOn))]
    .filter((day) => day <= after)
    .sort()
    .slice(-remembered);
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const wanted = addDays(after, median(gaps) ?? week);
  let date = nearestOn(usualWeekday(days) ?? weekdayOf(wanted), wanted);
  while (date <= today || date <= after) date = addDays(date, week);
  return date;
}

/**
 * The kind that the cycle offers for a meeting on the day `on`: each of the first three once, then working
 * meetings, and the final one when by the pair's rhythm no other would fit into its period, which ends on `endsOn`
 * (empty when nobody has said). A pair that has had its final meeting goes on with working ones.
 */
export function suggestedKind(
  meetings: readonly Meeting[],
  on: IsoDate,
  endsOn: IsoDate | '',
): MeetingKind {
  const had = new Set(meetings.filter((m) => m.state !== 'missed').map((m) => m.kind));
  if (!had.has('working') && !had.has('final')) {
    const first = (['acquaintance', 'trial', 'planning'] as const).find((kind) => !had.has(kind));
    if (first) return first;
  }
  const isLast = endsOn !== '' && proposeNext(meetings, on, on) > endsOn;
  return isLast && !had.has('final') ? 'final' : 'working';
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** The weekday of most of `days`, the later one of equals; none before there are two. */
function usualWeekday(days: readonly IsoDate[]): number | undefined {
  if (days.length < 2) return undefined;
  const counts = new Map<number, number>();
  let usual = weekdayOf(days[0] ?? '');
  for (const day of days) {
    const weekday = weekdayOf(day);
    counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
    if ((counts.get(weekday) ?? 0) >= (counts.get(usual) ?? 0)) usual = weekday;
  }
  return usual;
}

/** The day of `weekday` that is at most three days away. */
function nearestOn(weekday: number, date: IsoDate): IsoDate {
  const ahead = (weekday - weekdayOf(date) + week) % week;
  return addDays(date, ahead > 3 ? ahead - week : ahead);
}

function weekdayOf(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
