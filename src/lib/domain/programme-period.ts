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

/** What is offered for the period after `period`: the same days a year later, else the coming school year. */
export function periodAfter(
  { startsOn, endsOn }: Period,
  today: IsoDate,
): { readonly startsOn: IsoDate; readonly endsOn: IsoDate } {
  const year = Number(today.slice(0, 4));
  const start = startsOn ? movedByYears(startsOn, 1) : `${year}-09-01`;
  return {
    startsOn: start,
    endsOn: endsOn ? movedByYears(endsOn, 1) : movedByYears(`${start.slice(0, 4)}-05-31`, 1),
  };
}
