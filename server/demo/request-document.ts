import * as Y from 'yjs';

import { tickGroups } from '#lib/domain/request.ts';
import { requestText, setTicks, setYears } from '#lib/documents/requests.ts';
import { writeText } from '#lib/documents/text.ts';
import { momentOn, type SchoolYear } from './calendar.ts';
import type { Random } from './random.ts';
import { openCopy, type Clock } from './tablets.ts';
import type { WaitingPerson } from './texts/programme.ts';

/** The answers of somebody who has filled in what they want or can give, and waits for a pair. */
export function writeRequest(
  personId: string,
  { form, request, competences }: WaitingPerson,
  year: SchoolYear,
  random: Random,
): Uint8Array {
  const clock: Clock = { now: momentOn(year.startsOn, 15, random.int(0, 59)) };
  const doc = openCopy('answers', personId, random, clock);
  for (const group of tickGroups) setTicks(doc, personId, group, form?.[group] ?? []);
  if (form?.years !== undefined) setYears(doc, personId, form.years);
  const texts = { request, competences, with: form?.with };
  for (const [text, words] of Object.entries(texts)) {
    if (words) writeText(doc, requestText(doc, personId, text as keyof typeof texts), words);
  }
  return Y.encodeStateAsUpdate(doc);
}
