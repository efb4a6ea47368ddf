import { addDays, daysBetween, type IsoDate, type IsoTime } from '#lib/domain/dates.ts';
import type { Random } from './random.ts';

/** The time that the simulated programme covers. */
export interface SchoolYear {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly isSchoolDay: (date: IsoDate) => boolean;
}

/** Days without school by month and day, both ends included. */
const holidays: readonly (readonly [from: string, to: string])[] = [
  ['01-01', '01-08'],
  ['02-23', '02-23'],
  ['03-08', '03-08'],
  ['03-24', '03-31'],
  ['05-01', '05-01'],
  ['05-09', '05-09'],
  ['06-12', '06-12'],
  ['10-28', '11-05'],
  ['12-30', '12-31'],
];
const summer = ['06-01', '08-31'] as const;

/** Whoever opens the demonstration then would find a school that has been empty for weeks. */
const summerWork = ['05-17', '09-10'] as const;

/** A programme younger than this has nothing to show yet. */
const leastDays = 70;

/**
 * The programme that runs on `today`: from the latest 1 September that lies far enough back to have
 * something to show, to the end of May. Early in a school year it is a programme in its second year;
 * in summer its pairs go on meeting.
 */
export function schoolYearOn(today: IsoDate): SchoolYear {
  const year = Number(today.slice(0, 4));
  const startYear = daysBetween(`${year}-09-01`, today) >= leastDays ? year : year - 1;
  const endYear = `${year}-05-31` >= addDays(today, 14) ? year : year + 1;
  const worksInSummer = isWithin(today, summerWork);
  return {
    startsOn: `${startYear}-09-01`,
    endsOn: `${endYear}-05-31`,
    isSchoolDay: (date) =>
      new Date(`${date}T00:00:00Z`).getUTCDay() !== 0 &&
      !holidays.some((holiday) => isWithin(date, holiday)) &&
      (worksInSummer || !isWithin(date, summer)),
  };
}

function isWithin(date: IsoDate, [from, to]: readonly [string, string]): boolean {
  const day = date.slice(5);
  return day >= from && day <= to;
}

/** The nearest school day at `date` or, going by `direction`, after or before it. */
export function schoolDayFrom(year: SchoolYear, date: IsoDate, direction: 1 | -1): IsoDate {
  let day = date;
  while (!year.isSchoolDay(day)) day = addDays(day, direction);
  return day;
}

export interface Rhythm {
  /** Dates of what has happened, earliest first; the last one is given. */
  readonly past: readonly IsoDate[];
  /** What would follow if the pair kept its rhythm. */
  readonly future: readonly IsoDate[];
}

/**
 * Dates of a pair's meetings, one every week or two: back from `last` as far as `earliest`, at most
 * `count` of them, and on from `next` until there are `total`.
 */
export function rhythm(
  year: SchoolYear,
  random: Random,
  wanted: {
    readonly earliest: IsoDate;
    readonly last: IsoDate;
    readonly next: IsoDate;
    readonly count: number;
    readonly total: number;
  },
): Rhythm {
  const span = daysBetween(wanted.earliest, wanted.last);
  const step = Math.min(13, Math.max(7, Math.floor(span / Math.max(1, wanted.count))));
  const past = [wanted.last];
  while (past.length < wanted.count) {
    const back = addDays(past[0] ?? wanted.last, -random.int(step - 1, step + 1));
    const date = schoolDayFrom(year, back, -1);
    if (date < wanted.earliest) break;
    past.unshift(date);
  }
  const future = [wanted.next];
  while (past.length + future.length < wanted.total) {
    const on = addDays(future.at(-1) ?? wanted.next, random.int(7, 10));
    future.push(schoolDayFrom(year, on, 1));
  }
  return { past, future };
}

/** A moment of that day in Moscow. */
export function momentOn(date: IsoDate, hour: number, minute: number): IsoTime {
  return new Date(
    Date.parse(`${date}T00:00:00+03:00`) + (hour * 60 + minute) * 60_000,
  ).toISOString();
}
