import * as Y from 'yjs';

import { addDays, type IsoDate } from '#lib/domain/dates.ts';
import { forms } from '#lib/domain/forms.ts';
import { passportFields, programmeLists } from '#lib/domain/programme.ts';
import { addProgrammeItem } from '#lib/documents/programme-lists.ts';
import { setPeriod } from '#lib/documents/programme-period.ts';
import { setOrganisation, setPassport, switchForm } from '#lib/documents/programme.ts';
import { momentOn, schoolDayFrom, type SchoolYear } from './calendar.ts';
import type { Random } from './random.ts';
import { openCopy, type Clock } from './tablets.ts';
import { organisationName, passport, programmeEntries } from './texts/programme.ts';

/** The programme of the demonstration school; what lies before `today` is ticked. */
export function writeProgramme(
  curatorId: string,
  year: SchoolYear,
  today: IsoDate,
  random: Random,
): Uint8Array {
  const clock: Clock = { now: momentOn(year.startsOn, 9, 10) };
  const doc = openCopy('programme', curatorId, random, clock);
  setOrganisation(doc, organisationName);
  for (const field of passportFields) setPassport(doc, field, passport[field]);
  setPeriod(doc, year.startsOn, year.endsOn);
  for (const form of forms) switchForm(doc, form, true);
  for (const list of programmeLists) {
    for (const { day, ...entry } of programmeEntries[list]) {
      const on = day === undefined ? null : schoolDayFrom(year, addDays(year.startsOn, day), -1);
      addProgrammeItem(doc, list, { ...entry, on, done: on !== null && on < today });
    }
  }
  return Y.encodeStateAsUpdate(doc);
}
