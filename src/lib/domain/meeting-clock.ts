/** A meeting mode that nobody ended says nothing of the meeting's length any more. */
const longestMinutes = 240;

/**
 * Whole minutes, at least 1, from `startedAt` (ISO time) to `now` (milliseconds); `null` when nothing was
 * started, the tablet's clock stood earlier then, or the meeting was left open for hours.
 */
export function elapsedMinutes(startedAt: string, now: number): number | null {
  const minutes = Math.round((now - Date.parse(startedAt)) / 60_000);
  return minutes >= 0 && minutes <= longestMinutes ? Math.max(1, minutes) : null;
}
