/** A calendar date without a time or zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A moment, as `Date.prototype.toISOString` writes it. */
export type IsoTime = string;

const dayMs = 86_400_000;

export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The date that the device's own calendar shows at `moment`. */
export function localIsoDate(moment: Date): IsoDate {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  const day = String(moment.getDate()).padStart(2, '0');
  return `${moment.getFullYear()}-${month}-${day}`;
}

/**
 * The date that the device's own calendar shows at a stored moment. In Vladivostok a school's morning is the day before
 * in UTC. What is no moment is cut to its date.
 */
export function localDay(moment: IsoTime): IsoDate {
  const time = isIsoDate(moment) ? NaN : Date.parse(moment);
  return Number.isNaN(time) ? moment.slice(0, 10) : localIsoDate(new Date(time));
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
