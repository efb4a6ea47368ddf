import * as Y from 'yjs';

import { addDays, type IsoDate } from '#lib/domain/dates.ts';
import { changesSince } from '#lib/domain/plan-version.ts';
import { accept, acceptPlan } from '#lib/documents/accepting.ts';
import { lastAcceptance, readAcceptances } from '#lib/documents/acceptances.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readHandedIn } from '#lib/documents/pair-report.ts';
import { answerRemark } from '#lib/documents/remark-answers.ts';
import { addRemark, resolveRemark } from '#lib/documents/remarking.ts';
import { markReviewed } from '#lib/documents/reviews.ts';
import { setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { momentOn, schoolDayFrom, type SchoolYear } from './calendar.ts';
import type { Stage } from './play-pair.ts';
import type { Random } from './random.ts';
import { openCopy, type Clock } from './tablets.ts';
import type { StoryRemark } from './texts/storyline.ts';
import { concerns } from './texts/storylines.ts';
import { orderNumberOn, planningIndex } from './timeline.ts';

/** After every so many meetings the curator reads what a pair has written. */
const readsEvery = 3;

/** What the curator does about one pair while its year is played. */
export interface Curator {
  /** Reads, remarks and accepts between meeting number `index` and the next one. */
  afterMeeting(index: number, meetingId: string): void;
  /** The supervision document, once the year has been played. */
  supervision(): Uint8Array;
}

export function createCurator(
  stage: Stage,
  curatorId: string,
  year: SchoolYear,
  today: IsoDate,
  random: Random,
): Curator {
  const { cast, timeline, tablets } = stage;
  const clock: Clock = { now: momentOn(timeline.formedOn, 10, random.int(0, 59)) };
  const doc = openCopy('supervision', curatorId, random, clock);
  const pair = tablets.of(cast.mentor.id);
  writeHead();

  function writeHead(): void {
    const { form, roleModel } = cast.storyline;
    setHead(doc, {
      form,
      roleModel,
      state: timeline.closedOn ? 'closed' : 'active',
      startsOn: timeline.formedOn,
      endsOn: timeline.closedOn ?? year.endsOn,
      orderNumber: orderNumberOn(year, timeline.formedOn),
      orderedOn: timeline.formedOn,
    });
    for (const [place, person] of [cast.mentor, ...cast.mentees].entries()) {
      const { id: personId, name, position } = person;
      const part = place === 0 ? 'mentor' : 'mentee';
      // In a group the other mentees read this too.
      const request = part === 'mentee' && cast.mentees.length === 1 ? person.request : '';
      setSupervisedPerson(doc, { personId, name, part, position, request });
    }
  }

  /** Sets the clock to a school day from `days` after `date` on; false when that is yet to come. */
  function goTo(date: IsoDate, days: number): boolean {
    const on = schoolDayFrom(year, addDays(date, days), 1);
    if (on >= today) return false;
    clock.now = momentOn(on, random.int(9, 16), random.int(0, 59));
    return true;
  }

  function remarkOn(remark: StoryRemark, meetingId: string, heldOn: IsoDate): void {
    if (!goTo(heldOn, 1)) return;
    const anchor = remark.about === 'plan' ? 'plan' : `meeting:${meetingId}`;
    const { text, asks = false, answer, done = false } = remark;
    const id = addRemark(doc, { anchor, text: cast.word(text), asks });
    if (answer) {
      const on = addDays(clock.now.slice(0, 10), 1);
      if (on >= today) return;
      const author = stage.person(answer.by);
      stage.clock.now = momentOn(on, 18, random.int(0, 59));
      answerRemark(tablets.of(author.id), id, cast.word(answer.text));
      tablets.sync();
    }
    if (done && goTo(clock.now.slice(0, 10), 2)) resolveRemark(doc, id, answer ? 1 : 0);
  }

  function acceptAgain(): void {
    const accepted = lastAcceptance(readAcceptances(doc), 'plan');
    const plan = readPlan(pair);
    if (accepted && changesSince(accepted.version, plan)) acceptPlan(doc, plan);
  }

  return {
    afterMeeting(index, meetingId) {
      const { held, planAcceptedOn } = timeline;
      const meeting = held[index];
      if (!meeting) return;
      const isLast = index === held.length - 1;
      const remarks = cast.storyline.remarks.filter(({ after }) => after === index);
      if (!isLast) for (const remark of remarks) remarkOn(remark, meetingId, meeting.on);
      if (index === planningIndex && planAcceptedOn && goTo(planAcceptedOn, 0))
        acceptPlan(doc, readPlan(pair));
      const reads = index % readsEvery === planningIndex || (isLast && random.chance(0.4));
      if (reads && goTo(meeting.on, 1)) {
        markReviewed(doc, pair);
        // Plans grow in a year; the curator looks at most of the additions sooner or later.
        if (planAcceptedOn && random.chance(0.6)) acceptAgain();
      }
    },
    supervision() {
      const concern = concerns[cast.situation];
      const last = timeline.held.at(-1);
      if (concern && last) {
        const on = schoolDayFrom(year, addDays(last.on, concern.afterDays), -1);
        clock.now = momentOn(on, 12, random.int(0, 59));
        addRemark(doc, { anchor: 'plan', text: concern.text, asks: true });
      }
      const report = readHandedIn(pair).at(-1);
      if (timeline.closedOn && report && goTo(timeline.closedOn, 3)) {
        acceptAgain();
        markReviewed(doc, pair);
        accept(doc, 'report', report.version);
      }
      return Y.encodeStateAsUpdate(doc);
    },
  };
}
