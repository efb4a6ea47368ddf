import type * as Y from 'yjs';

import {
  personKinds,
  requestTexts,
  tickGroups,
  ticksOf,
  type PersonKind,
  type PersonRequest,
  type RequestText,
  type TickGroup,
  type Ticks,
} from '#lib/domain/request.ts';
import { edit } from './document.ts';
import { itemById, numberOf, oneOf, textOf, type Item } from './items.ts';

/**
 * What somebody wants of mentoring or can give. People write it into their own `answers`, a curator writes it
 * for them into the `roster`: the same roots in both, a map `request:<person>` with a key for each tick, and a
 * text `request:<person>:<text>` for each text. Two of the texts are columns of the register; in the
 * roster they are in the person's own item.
 */

/** Ticks exactly `values` of a group. Other ticks of the group that changed meanwhile elsewhere stay. */
export function setTicks<Group extends TickGroup>(
  doc: Y.Doc,
  personId: string,
  group: Group,
  values: Ticks[Group],
): void {
  const map = mapOf(doc, personId);
  const wanted = new Set<string>(values);
  const changed = ticksOf[group].filter(
    (code) => wanted.has(code) !== (map.get(`${group}.${code}`) === true),
  );
  if (changed.length === 0) return;
  edit(doc, () => {
    for (const code of changed) map.set(`${group}.${code}`, wanted.has(code));
  });
}

/** `null` takes back what was said. */
export function setKind(doc: Y.Doc, personId: string, kind: PersonKind | null): void {
  edit(doc, () => mapOf(doc, personId).set('kind', kind));
}

/** Whole years of work. */
export function setYears(doc: Y.Doc, personId: string, years: number | null): void {
  edit(doc, () => mapOf(doc, personId).set('years', years));
}

export function requestText(doc: Y.Doc, personId: string, text: RequestText): Y.Text {
  const person = itemById(doc, 'people', personId);
  const ofRegister = person && textOf(person, text);
  return ofRegister ?? doc.getText(`request:${personId}:${text}`);
}

export function readRequest(doc: Y.Doc, personId: string): PersonRequest {
  const map = mapOf(doc, personId) as Item;
  const ticks = Object.fromEntries(
    tickGroups.map((group) => [
      group,
      ticksOf[group].filter((code) => map.get(`${group}.${code}`) === true),
    ]),
  ) as unknown as Ticks;
  const texts = Object.fromEntries(
    requestTexts.map((text) => [text, requestText(doc, personId, text).toString()]),
  ) as Record<RequestText, string>;
  const years = numberOf(map, 'years');
  return {
    ...ticks,
    ...texts,
    kind: kindOfPerson(doc, personId),
    years: years !== null && years >= 0 ? years : null,
  };
}

/** Who somebody is, as was said of them; `null` while nobody has. */
export function kindOfPerson(doc: Y.Doc, personId: string): PersonKind | null {
  return oneOf(mapOf(doc, personId) as Item, 'kind', [...personKinds, null], null);
}

function mapOf(doc: Y.Doc, personId: string): Y.Map<unknown> {
  return doc.getMap(`request:${personId}`);
}
