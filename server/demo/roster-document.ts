import * as Y from 'yjs';

import { addConsent } from '#lib/documents/consents.ts';
import { addDays } from '#lib/domain/dates.ts';
import { setOrder } from '#lib/documents/pair-states.ts';
import { addPair, addPerson, closePair } from '#lib/documents/roster.ts';
import { momentOn, type SchoolYear } from './calendar.ts';
import type { DemoPerson, PairCast } from './cast.ts';
import type { Random } from './random.ts';
import { writeDetails } from './register-details.ts';
import { openCopy, type Clock } from './tablets.ts';
import { orderNumberOn, type Timeline } from './timeline.ts';

export interface RosterContent {
  readonly curator: DemoPerson;
  readonly head: DemoPerson;
  readonly pairs: readonly { readonly cast: PairCast; readonly timeline: Timeline }[];
  /** People of the registers who wait for a pair. */
  readonly waiting: readonly DemoPerson[];
}

/** The roster as the curator keeps it: people with consents first, pairs when they were formed. */
export function writeRoster(content: RosterContent, year: SchoolYear, random: Random): Uint8Array {
  const clock: Clock = { now: momentOn(year.startsOn, 9, 30) };
  const doc = openCopy('roster', content.curator.id, random, clock);
  const members = [
    ...content.pairs.flatMap(({ cast }) => [cast.mentor, ...cast.mentees]),
    ...content.waiting,
  ];
  for (const person of [content.curator, content.head, ...members]) {
    const { id, name, role, position, request, competences } = person;
    addPerson(doc, { id, name, role, position, request, competences });
  }
  for (const person of members) {
    const givenOn = addDays(year.startsOn, random.int(1, 6));
    clock.now = momentOn(givenOn, random.int(9, 17), random.int(0, 59));
    addConsent(doc, {
      personId: person.id,
      purpose: 'participation',
      giver: person.consentBy === person.name ? 'self' : 'parent',
      givenBy: person.consentBy,
      givenOn,
    });
  }
  for (const { cast, timeline } of content.pairs) {
    clock.now = momentOn(timeline.formedOn, 10, random.int(0, 59));
    addPair(doc, {
      id: cast.pairId,
      form: cast.storyline.form,
      roleModel: cast.storyline.roleModel,
      startsOn: timeline.formedOn,
      mentorId: cast.mentor.id,
      menteeIds: cast.mentees.map((mentee) => mentee.id),
    });
    const since = addDays(timeline.formedOn, -7);
    writeDetails(doc, cast.mentor, 'mentor', since);
    for (const mentee of cast.mentees) writeDetails(doc, mentee, 'mentee', since);
    setOrder(doc, cast.pairId, orderNumberOn(year, timeline.formedOn), timeline.formedOn);
    if (timeline.closedOn) closePair(doc, cast.pairId, timeline.closedOn);
  }
  for (const person of content.waiting) {
    writeDetails(
      doc,
      person,
      person.request === '' ? 'mentor' : 'mentee',
      addDays(year.startsOn, 14),
    );
  }
  return Y.encodeStateAsUpdate(doc);
}
