import type * as Y from 'yjs';

import { setInRegister, setRegisterField } from '#lib/documents/registers.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import type { Register, RegisterField, RegisterValue } from '#lib/domain/registers.ts';
import type { DemoPerson } from './cast.ts';
import { createRandom } from './random.ts';
import {
  adultAchievements,
  interests,
  pupilAchievements,
  timesPerWeek,
  wantedAges,
} from './texts/registers.ts';

/** Writes what the registers know of a person. Chance is of its own, so that the rest of the school stays as it is. */
export function writeDetails(
  doc: Y.Doc,
  person: DemoPerson,
  register: Register,
  since: IsoDate,
): void {
  const random = createRandom(`register ${person.id}`);
  const phone = () => `+7 900 ${random.int(100, 999)}-${random.int(10, 99)}-${random.int(10, 99)}`;
  const set = (field: RegisterField, value: RegisterValue) =>
    setRegisterField(doc, person.id, field, value);
  const isPupil = person.consentBy !== person.name;
  const grade = Number.parseInt(person.position, 10);
  setInRegister(doc, person.id, register, true);
  set('contact', phone());
  if (isPupil) {
    set('parentContact', `${person.consentBy}, ${phone()}`);
    set('birthYear', Number(since.slice(0, 4)) - grade - 7 + random.int(0, 1));
  }
  if (register === 'mentee') {
    set('menteeSince', since);
    if (isPupil && random.chance(0.4)) set('wantsToMentor', random.chance(0.7));
    return;
  }
  set('mentorSince', since);
  set('interests', random.pick(interests));
  set('timePerWeek', random.pick(timesPerWeek));
  set('wantedAge', random.pick(wantedAges));
  if (random.chance(0.6))
    set('achievements', random.pick(isPupil ? pupilAchievements : adultAchievements));
}
