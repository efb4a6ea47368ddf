import { daysBetween, isIsoDate, localIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { m } from './generated/messages.js';
import { getLocale } from './generated/runtime.js';

/** Dates and numbers in the language of the interface; a calendar date has no zone, so UTC is used. */

/** The programme’s English is British, and so are its dates. */
const language = () => (getLocale() === 'en' ? 'en-GB' : 'ru');

/** Facts in one line. A point between two stays at the end of a line that is full: none begins with it. */
export function inOneLine(facts: readonly (string | false | undefined)[]): string {
  return facts.filter(Boolean).join('\u00a0· ');
}

/** Making a format costs a slow tablet a millisecond, and a list has hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(key, format);
  return format;
}

const atNoon = (date: IsoDate) => new Date(`${date}T12:00:00Z`);

/** The end of a line does not tear a day from its month; no «г.» stands at the end, so that a full stop may follow. */
const written = (date: string) =>
  date.replace(/\s*г\.$/u, '').replace(/(\d) (?=\p{L})/gu, '$1\u00a0');

/**
 * «12 ноября», and the year when it is not this one. Put together from our own words: a plan is full of such dates, and
 * the browser's first format alone would keep a slow tablet from showing it for 60 ms.
 */
export function formatDay(date: IsoDate, today: IsoDate): string {
  const [year = '', monthNumber, dayNumber] = date.split('-');
  const month = m.months_of_days().split(',')[Number(monthNumber) - 1] ?? '';
  const day = Number(dayNumber);
  if (!today.startsWith(`${year}-`)) return written(m.day_of_year({ day, month, year }));
  return written(`${day} ${month}`);
}

/** «12 ноября 2026», for what is read years later. */
export function formatDate(date: IsoDate): string {
  // What is written may be read from any document, also from one with a date missing.
  if (!isIsoDate(date)) return date;
  const format = dates({ dateStyle: 'long', timeZone: 'UTC' });
  return written(format.format(atNoon(date)));
}

/** «пн, 12 ноября» */
export function formatWeekday(date: IsoDate): string {
  const format = dates({ weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return written(format.format(atNoon(date)));
}

/** «пн» */
export function formatWeekdayName(date: IsoDate): string {
  return dates({ weekday: 'short', timeZone: 'UTC' }).format(atNoon(date));
}

/** «12.11» – for narrow places. */
export function formatShortDay(date: IsoDate): string {
  return dates({
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  }).format(atNoon(date));
}

/** «сент.» of a `YYYY-MM`; from our own words, as those of a day are. */
export function formatMonth(month: string): string {
  return m.months_short().split(',')[Number(month.slice(5)) - 1] ?? '';
}

/** «14:02» by this device's clock. */
export function formatClock(time: number | Date): string {
  return dates({ hour: '2-digit', minute: '2-digit' }).format(time);
}

/** A moment: «сегодня в 14:02», else the day. */
export function formatMoment(time: number | Date, today: IsoDate): string {
  const moment = new Date(time);
  const day = localIsoDate(moment);
  return day === today ? m.moment_today({ time: formatClock(moment) }) : formatDay(day, today);
}

const nearDays: Readonly<Record<number, () => string>> = {
  [-2]: m.day_before_yesterday,
  [-1]: m.day_yesterday,
  0: m.day_today,
  1: m.day_tomorrow,
  2: m.day_after_tomorrow,
};

/**
 * «сегодня», «завтра», «через 3 дня», «5 дней назад». Our own words, as for a day: the browser's first format takes a
 * slow tablet 30 ms.
 */
export function formatRelativeDay(date: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, date);
  const named = nearDays[days];
  if (named) return named();
  return days < 0 ? m.days_ago({ count: -days }) : m.days_ahead({ count: days });
}

/** «1 024,5» */
export function formatNumber(value: number, decimals: number): string {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: decimals }).format(value);
}

/** «+3», «-2», «0»: how much something went up or down. */
export function formatDifference(value: number): string {
  const format = { maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  return new Intl.NumberFormat(getLocale(), format).format(value);
}
