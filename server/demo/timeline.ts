import { addDays, daysBetween, type IsoDate } from '#lib/domain/dates.ts';
import { rhythm, schoolDayFrom, type SchoolYear } from './calendar.ts';
import type { Random } from './random.ts';
import { situations, type SituationName } from './situations.ts';
import type { StoryMeeting, Storyline } from './texts/storyline.ts';

export interface DatedMeeting {
  readonly story: StoryMeeting;
  readonly on: IsoDate;
}

/** When things happen in one pair. */
export interface Timeline {
  readonly formedOn: IsoDate;
  readonly held: readonly DatedMeeting[];
  /** The meeting that the pair has set itself next; its day may have passed unused. */
  readonly next: DatedMeeting | null;
  readonly planAcceptedOn: IsoDate | null;
  /** Whether the last meeting is the final one. */
  readonly ends: boolean;
  readonly closedOn: IsoDate | null;
  readonly deliveredOn: IsoDate;
  /** The day of meeting number `index`, held or to come: storylines date their tasks by it. */
  readonly dayOf: (index: number) => IsoDate;
}

/** Index of the planning meeting in every storyline. */
export const planningIndex = 2;

/** The number of the order that records the pairs formed on a day: the school's orders of a year are counted. */
export function orderNumberOn(year: SchoolYear, on: IsoDate): string {
  return `${96 + daysBetween(year.startsOn, on)}-од`;
}

export function createTimeline(
  random: Random,
  year: SchoolYear,
  today: IsoDate,
  storyline: Storyline,
  situationName: SituationName,
): Timeline {
  const situation = situations[situationName];
  const ago = ([from, to]: readonly [number, number]) => addDays(today, -random.int(from, to));
  const last = schoolDayFrom(year, ago(situation.lastMeetingAgo), -1);
  const next = schoolDayFrom(
    year,
    situation.goesOn ? addDays(today, random.int(2, 3)) : addDays(last, random.int(7, 9)),
    1,
  );
  const { meetings } = storyline;
  const { past, future } = rhythm(year, random, {
    earliest: schoolDayFrom(year, addDays(year.startsOn, random.int(8, 16)), 1),
    last,
    next,
    count: Math.min(situation.mostMeetings, meetings.length - (situation.ends ? -1 : 2)),
    total: meetings.length + 1,
  });
  // A pair that ends has the final meeting last, whichever it had got to before.
  const stories = situation.ends
    ? [...meetings.slice(0, past.length - 1), storyline.final]
    : meetings;
  const dated = (on: IsoDate, index: number) => {
    const story = stories[index];
    if (!story) throw new Error('the storyline is too short');
    return { story, on };
  };
  const held = past.map(dated);
  const [first = last, , planning] = past;
  const accepted = planning && schoolDayFrom(year, addDays(planning, random.int(2, 5)), 1);
  const delivered = ago(situation.deliveredAgo);
  return {
    formedOn: schoolDayFrom(year, addDays(first, -random.int(2, 5)), -1),
    held,
    next: situation.ends ? null : dated(next, past.length),
    planAcceptedOn: situation.planAccepted && accepted && accepted < today ? accepted : null,
    ends: situation.ends,
    closedOn: situation.closed ? last : null,
    deliveredOn: delivered > last ? delivered : last,
    dayOf: (index) => {
      const on = situation.ends
        ? (past[index] ?? last)
        : ([...past, ...future][index] ?? year.endsOn);
      return on < year.endsOn ? on : year.endsOn;
    },
  };
}
