import * as Y from 'yjs';

import { addDays } from '#lib/domain/dates.ts';
import { accept } from '#lib/documents/accepting.ts';
import { addRemark } from '#lib/documents/remarking.ts';
import { setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { momentOn, schoolDayFrom, type SchoolYear } from './calendar.ts';
import type { PairCast } from './cast.ts';
import type { Random } from './random.ts';
import { openCopy, type Clock } from './tablets.ts';
import { concerns } from './texts/storylines.ts';
import type { Timeline } from './timeline.ts';

/** What the curator keeps about one pair: its head, acceptances and remarks. */
export function supervisePair(
  cast: PairCast,
  timeline: Timeline,
  year: SchoolYear,
  curatorId: string,
  meetingIds: readonly string[],
  random: Random,
): Uint8Array {
  const clock: Clock = { now: momentOn(timeline.formedOn, 10, random.int(0, 59)) };
  const doc = openCopy('supervision', curatorId, random, clock);
  const { form, roleModel } = cast.storyline;
  setHead(doc, {
    form,
    roleModel,
    state: timeline.closedOn ? 'closed' : 'active',
    startsOn: timeline.formedOn,
    endsOn: timeline.closedOn ?? year.endsOn,
    orderNumber: `${random.int(96, 240)}-од`,
  });
  for (const [place, person] of [cast.mentor, ...cast.mentees].entries()) {
    setSupervisedPerson(doc, {
      personId: person.id,
      name: person.name,
      part: place === 0 ? 'mentor' : 'mentee',
      position: person.position,
      request: place === 1 && cast.mentees.length === 1 ? person.request : '',
    });
  }
  if (timeline.planAcceptedOn) {
    clock.now = momentOn(timeline.planAcceptedOn, random.int(9, 16), random.int(0, 59));
    accept(doc, 'plan', '', clock.now);
  }
  for (const remark of cast.storyline.remarks) {
    const meeting = timeline.held[remark.after];
    const meetingId = meetingIds[remark.after];
    if (!meeting || !meetingId || meeting === timeline.held.at(-1)) continue;
    clock.now = momentOn(
      schoolDayFrom(year, addDays(meeting.on, 1), 1),
      random.int(9, 17),
      random.int(0, 59),
    );
    const anchor = remark.about === 'plan' ? 'plan' : `meeting:${meetingId}`;
    addRemark(doc, { anchor, text: cast.word(remark.text), createdAt: clock.now });
  }
  const concern = concerns[cast.situation];
  const last = timeline.held.at(-1);
  if (concern && last) {
    const on = schoolDayFrom(year, addDays(last.on, concern.afterDays), -1);
    clock.now = momentOn(on, 12, random.int(0, 59));
    addRemark(doc, { anchor: 'plan', text: concern.text, createdAt: clock.now });
  }
  if (timeline.closedOn) {
    clock.now = momentOn(
      schoolDayFrom(year, addDays(timeline.closedOn, 3), 1),
      11,
      random.int(0, 59),
    );
    accept(doc, 'report', '', clock.now);
  }
  return Y.encodeStateAsUpdate(doc);
}
