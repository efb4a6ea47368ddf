import * as Y from 'yjs';

import { addDays, type IsoDate } from '#lib/domain/dates.ts';
import { forms } from '#lib/domain/forms.ts';
import {
  addProgrammeItem,
  programmeLists,
  setPassport,
  setPeriod,
  setProgrammeItemDone,
  switchForm,
} from '#lib/documents/programme.ts';
import { momentOn, schoolDayFrom, type SchoolYear } from './calendar.ts';
import type { Random } from './random.ts';
import { openCopy, type Clock } from './tablets.ts';
import { passport, programmeEntries } from './texts/programme.ts';

/** The programme of the demonstration school; what lies before `today` is ticked. */
export function writeProgramme(
  curatorId: string,
  year: SchoolYear,
  today: IsoDate,
  random: Random,
): Uint8Array {
  const clock: Clock = { now: momentOn(year.startsOn, 9, 10) };
  const doc = openCopy('programme', curatorId, random, clock);
  setPassport(doc, 'name', passport.name);
  setPassport(doc, 'aim', passport.aim);
  setPassport(doc, 'grounds', passport.grounds);
  setPeriod(doc, year.startsOn, year.endsOn);
  for (const form of forms) switchForm(doc, form, true);
  for (const list of programmeLists) {
    for (const { title, details, day, stage } of programmeEntries[list]) {
      const on = day === undefined ? null : schoolDayFrom(year, addDays(year.startsOn, day), -1);
      const id = addProgrammeItem(doc, list, { title, details, on, stage: stage ?? null });
      if (on && on < today) setProgrammeItemDone(doc, list, id, true);
    }
  }
  return Y.encodeStateAsUpdate(doc);
}
