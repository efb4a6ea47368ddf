import * as Y from 'yjs';

import { addDays, type IsoDate } from '#lib/domain/dates.ts';
import { addMeeting, setMeetingValue } from '#lib/documents/meeting-changes.ts';
import { momentOn, schoolDayFrom, type SchoolYear } from './calendar.ts';
import { personOf, type DemoPerson, type PairCast } from './cast.ts';
import { createCurator, type Curator } from './play-curator.ts';
import { createDiaries, type Diaries } from './play-diary.ts';
import { playEnding } from './play-ending.ts';
import { holdMeeting, signRecord } from './play-meeting.ts';
import { createPlanning, type Planning } from './play-plan.ts';
import type { Random } from './random.ts';
import { situations } from './situations.ts';
import { createTablets, type Clock, type Tablets } from './tablets.ts';
import type { Voice } from './texts/storyline.ts';
import type { DatedMeeting, Timeline } from './timeline.ts';

/** What the parts of a pair's play share. */
export interface Stage {
  readonly cast: PairCast;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly clock: Clock;
  readonly tablets: Tablets;
  readonly person: (voice: Voice) => DemoPerson;
  readonly diligence: number;
  readonly startsAt: readonly [hour: number, minute: number];
}

export interface PlayedPair {
  readonly pair: Uint8Array;
  /** By person id. */
  readonly diaries: ReadonlyMap<string, Uint8Array>;
  /** What each shared of it, by the author's id. */
  readonly shared: ReadonlyMap<string, Uint8Array>;
  readonly supervision: Uint8Array;
}

export interface PlayOptions {
  readonly year: SchoolYear;
  readonly today: IsoDate;
  readonly curatorId: string;
  readonly random: Random;
}

/** Plays a pair's year on its tablets: planned meetings are held, tasks get done, thoughts written. */
export function playPair(
  cast: PairCast,
  timeline: Timeline,
  { year, today, curatorId, random }: PlayOptions,
): PlayedPair {
  const clock: Clock = { now: momentOn(timeline.formedOn, 12, random.int(0, 59)) };
  const people = [cast.mentor, ...cast.mentees];
  const stage: Stage = {
    cast,
    timeline,
    random,
    clock,
    tablets: createTablets(
      people.map((person) => person.id),
      random,
      clock,
    ),
    person: (voice) => personOf(voice, cast.mentor, cast.mentees),
    diligence: situations[cast.situation].diligence,
    startsAt: [random.int(13, 16), random.pick([0, 10, 15, 30, 40])],
  };
  const planning = createPlanning(stage);
  const diaries = createDiaries(stage);
  const curator = createCurator(stage, curatorId, year, today, random);
  playMeetings(stage, year, { planning, diaries, curator });
  if (timeline.ends) playEnding(stage);
  stage.tablets.sync();
  return {
    pair: Y.encodeStateAsUpdate(stage.tablets.of(cast.mentor.id)),
    diaries: diaries.updates(),
    shared: diaries.shared(),
    supervision: curator.supervision(),
  };
}

function playMeetings(
  stage: Stage,
  year: SchoolYear,
  { planning, diaries, curator }: { planning: Planning; diaries: Diaries; curator: Curator },
): void {
  const { timeline, clock, random, tablets } = stage;
  const ids: string[] = [];
  let planned = planMeeting(stage, timeline.held[0]);
  for (const [index, meeting] of timeline.held.entries()) {
    if (meeting.story.missed) missMeeting(stage, year, index);
    const [hour, minute] = stage.startsAt;
    clock.now = momentOn(meeting.on, hour - 1, minute);
    planning.work(index);
    clock.now = momentOn(meeting.on, hour + 1, minute + random.int(0, 12));
    tablets.sync();
    holdMeeting(stage, meeting, planned, index);
    ids.push(planned);
    tablets.sync();
    planning.meet(index, planned);
    tablets.sync();
    clock.now = momentOn(meeting.on, 19, random.int(0, 59));
    diaries.write(meeting.story, planned);
    curator.afterMeeting(index, planned);

    const next = timeline.held[index + 1] ?? timeline.next;
    if (!next) continue;
    setMeetingValue(tablets.of(stage.cast.mentor.id), planned, 'nextOn', next.on);
    planned = planMeeting(stage, next);
    tablets.sync();
  }
  // Last of all, so that ids of signatures leave the rest of the play as the seed tells it.
  for (const [index, { on }] of timeline.held.slice(0, -1).entries()) {
    clock.now = momentOn(on, 20, 0);
    signRecord(stage, ids[index] ?? '');
  }
  tablets.sync();
}

function planMeeting(stage: Stage, meeting: DatedMeeting | undefined): string {
  if (!meeting) throw new Error('a pair meets at least once');
  const { story, on } = meeting;
  const { meetings, final } = stage.cast.storyline;
  const kinds = ['acquaintance', 'trial', 'planning'] as const;
  return addMeeting(stage.tablets.of(stage.cast.mentor.id), {
    kind: story === final ? 'final' : (kinds[meetings.indexOf(story)] ?? 'working'),
    heldOn: on,
    startsAt: stage.startsAt.map((part) => String(part).padStart(2, '0')).join(':'),
    format: story.remote ? 'remote' : 'inPerson',
    place: story.remote ? '' : (story.place ?? stage.random.pick(stage.cast.storyline.places)),
    texts: {
      topic: stage.cast.word(story.topic),
      agenda: story.agenda ? stage.cast.word(story.agenda) : '',
    },
  });
}

/** A meeting that was to be between two others and was not; the reason stands in its record. */
function missMeeting(stage: Stage, year: SchoolYear, index: number): void {
  const [before, meeting] = [stage.timeline.held[index - 1], stage.timeline.held[index]];
  if (!before || !meeting) return;
  const on = schoolDayFrom(year, addDays(before.on, 4), 1);
  if (on >= meeting.on) return;
  const doc = stage.tablets.of(stage.cast.mentor.id);
  stage.clock.now = momentOn(on, 18, stage.random.int(0, 59));
  addMeeting(doc, {
    ...{ kind: 'working', heldOn: on, state: 'missed', enteredOn: on },
    texts: { missedReason: stage.cast.word(meeting.story.missed ?? '') },
  });
}
