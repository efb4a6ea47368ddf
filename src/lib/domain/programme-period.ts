import { daysBetween, isIsoDate, type IsoDate } from './dates.ts';

/** A period of a programme, mostly a school year; they are numbered from 1. */
export interface Period {
  readonly number: number;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
}

const daysOfYear = 365.25;

/** The same day in another year; 29 February is the 28th where there is none. */
export function movedByYears(date: IsoDate, years: number): IsoDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}${date.slice(4)}`;
  return isIsoDate(moved) ? moved : `${year}-02-28`;
}

/** The whole years from one period to a later one; each counts as a year where it is not known when they start. */
export function yearsBetween(from: Period, to: Period): number {
  if (from.startsOn === null || to.startsOn === null) return to.number - from.number;
  return Math.round(daysBetween(from.startsOn, to.startsOn) / daysOfYear);
}

/** When a thing that was at `date` in one period is in a later one. */
export function dateInPeriod(date: IsoDate, from: Period, to: Period): IsoDate {
  return movedByYears(date, yearsBetween(from, to));
}

/** The first day that is offered for the period after `period`: a year later, else the next 1 September. */
export function nextStart({ startsOn }: Period, today: IsoDate): IsoDate {
  if (startsOn) return movedByYears(startsOn, 1);
  const september = `${today.slice(0, 4)}-09-01`;
  return september > today ? september : movedByYears(september, 1);
}

/** The last day that is offered for a period from `startsOn`, after `before`: as then, else the end of the school year. */
export function nextEnd(startsOn: IsoDate, before: Period): IsoDate {
  const next = { number: before.number + 1, startsOn, endsOn: null };
  const moved = before.endsOn && dateInPeriod(before.endsOn, before, next);
  return moved && moved > startsOn ? moved : movedByYears(`${startsOn.slice(0, 4)}-05-31`, 1);
}
