import type { PairPart } from './forms.ts';

/**
 * What people say of themselves before pairs are formed: mentees what they want, mentors what they can
 * help with (docs/domain.md, "The curator's registers"). Everything may be missing.
 */

/** What mentoring may be about: a mentee asks for some of these, a mentor offers some. */
export const areas = [
  'subjects',
  'exams',
  'projects',
  'career',
  'adaptation',
  'communication',
  'leadership',
  'creativity',
  'sport',
  'technology',
  'teaching',
  'classTeaching',
  'digitalTools',
  'strength',
] as const;
export type Area = (typeof areas)[number];

export const interests = [
  'books',
  'cinema',
  'music',
  'drawing',
  'crafts',
  'sports',
  'hiking',
  'animals',
  'science',
  'programming',
  'games',
  'travel',
  'languages',
  'volunteering',
] as const;
export type Interest = (typeof interests)[number];

/** Who somebody is; with whom they work together it gives the form of mentoring. */
export const personKinds = ['pupil', 'student', 'teacher', 'employer'] as const;
export type PersonKind = (typeof personKinds)[number];

/** Whom a mentor would like to work with: classes 1–4, 5–8, 9–11, students, adults. */
export const ages = ['primary', 'middle', 'senior', 'students', 'adults'] as const;
export type Age = (typeof ages)[number];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

export const timesOfDay = ['day', 'evening'] as const;
export type TimeOfDay = (typeof timesOfDay)[number];

/** When somebody is free: `mon.day` is Monday after lessons, `mon.evening` Monday evening. */
export type Slot = `${Weekday}.${TimeOfDay}`;
export const slotsOf = (time: TimeOfDay): Slot[] =>
  weekdays.map((weekday): Slot => `${weekday}.${time}`);
export const slots: readonly Slot[] = timesOfDay.flatMap(slotsOf);

/** Everything that is ticked, by group. */
export interface Ticks {
  /** What the person would like to be; both is fine. */
  readonly side: readonly PairPart[];
  /** A mentee asks for help in. */
  readonly area: readonly Area[];
  /** A mentor can help in. */
  readonly help: readonly Area[];
  readonly interest: readonly Interest[];
  /** Whom a mentee would like as mentor. */
  readonly mentorKind: readonly PersonKind[];
  /** Whom a mentor would like as mentee. */
  readonly age: readonly Age[];
  readonly slot: readonly Slot[];
}
export type TickGroup = keyof Ticks;

export const ticksOf = {
  side: ['mentee', 'mentor'],
  area: areas,
  help: areas,
  interest: interests,
  mentorKind: personKinds,
  age: ages,
  slot: slots,
} as const satisfies { readonly [Group in TickGroup]: Ticks[Group] };
export const tickGroups = Object.keys(ticksOf) as readonly TickGroup[];

/** Own words: what a mentee wants, with whom, what a mentor can help with, what else one likes. */
export const requestTexts = ['request', 'with', 'competences', 'likes'] as const;
export type RequestText = (typeof requestTexts)[number];

export interface PersonRequest extends Ticks, Readonly<Record<RequestText, string>> {
  readonly kind: PersonKind | null;
  /** Of work; asked of teachers. */
  readonly years: number | null;
}

export function isEmptyRequest(request: PersonRequest): boolean {
  return (
    tickGroups.every((group) => request[group].length === 0) &&
    requestTexts.every((text) => request[text].trim() === '') &&
    request.kind === null &&
    request.years === null
  );
}

/** What the person wrote counts; where they left something out, what the curator wrote for them. */
export function mergeRequests(own: PersonRequest, curators: PersonRequest): PersonRequest {
  const ticks = Object.fromEntries(
    tickGroups.map((group) => [group, own[group].length > 0 ? own[group] : curators[group]]),
  ) as unknown as Ticks;
  const texts = Object.fromEntries(
    requestTexts.map((text) => [text, own[text].trim() === '' ? curators[text] : own[text]]),
  ) as Record<RequestText, string>;
  return {
    ...ticks,
    ...texts,
    kind: own.kind ?? curators.kind,
    years: own.years ?? curators.years,
  };
}

/** The number of a class, 1 to 11, that a register's «7 «Б» класс», «7Б» or "class 7" names; else null. */
export function classOf(position: string): number | null {
  const number = Number(/^\s*(?:class |класс )?(\d{1,2})(?!\d)/iu.exec(position)?.[1]);
  const isClass = /^\s*\d{1,2}\s*[-–]?\s*[«"“]?\s*\p{L}?\s*[»"”]?\s*(?:класс\p{L}*|class)?\s*$/iu;
  const isNamed = /^\s*(?:class|класс)\s*\d/iu;
  if (!isClass.test(position) && !isNamed.test(position)) return null;
  return number >= 1 && number <= 11 ? number : null;
}

/** What those who teach and bring up are called at a school, its deputy heads and specialists among them. */
const teaching =
  /учител|педагог|преподав|классн\p{L}+ руковод|завуч|по (?:увр|вр|учебн|воспитат)|методист|воспитател|психолог|логопед|дефектолог|вожат|тьютор|концертмейстер|teacher|tutor|educator/iu;

/** Who somebody seems to be by class or position, while they have not said so. */
export function kindOf(position: string): PersonKind | null {
  if (classOf(position) !== null) return 'pupil';
  if (/студент|student/iu.test(position)) return 'student';
  if (teaching.test(position)) return 'teacher';
  return position.trim() === '' ? null : 'employer';
}

/** The age that a mentor may have ticked; null while it is not known. */
export function ageOf(kind: PersonKind | null, schoolClass: number | null): Age | null {
  if (kind === 'student') return 'students';
  if (kind === 'teacher' || kind === 'employer') return 'adults';
  if (schoolClass === null) return null;
  return schoolClass <= 4 ? 'primary' : schoolClass <= 8 ? 'middle' : 'senior';
}
