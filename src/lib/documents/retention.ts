import * as Y from 'yjs';

import { localDay } from '#lib/domain/dates.ts';
import {
  dueAfterWithdrawal,
  type KeptPerson,
  type WithdrawnPerson,
} from '#lib/domain/retention.ts';
import { readConsents } from './consents.ts';
import { edit } from './document.ts';
import { stringOf, type Item } from './items.ts';

/** How long the programme keeps personal data: `months` in its root map `retention`. */
export function setRetention(programme: Y.Doc, months: number | null): void {
  edit(programme, () => programme.getMap('retention').set('months', months));
}

/** In months; `null` when nobody has decided. */
export function readRetention(programme: Y.Doc): number | null {
  const months = programme.getMap('retention').get('months');
  return typeof months === 'number' && Number.isInteger(months) && months > 0 ? months : null;
}

/** Who took their consent back, with the day by which they are to be erased. */
export function readWithdrawn(roster: Y.Doc): WithdrawnPerson[] {
  return dueAfterWithdrawal(readKeptPeople(roster), readConsents(roster));
}

/** The people of a roster with the day on which they left. */
export function readKeptPeople(roster: Y.Doc): (KeptPerson & { readonly name: string })[] {
  return [...roster.getMap<Item>('people')].flatMap(([id, item]) =>
    item instanceof Y.Map
      ? [
          {
            id,
            name: stringOf(item, 'name'),
            role: stringOf(item, 'role') || 'member',
            leftOn: localDay(stringOf(item, 'removedAt')) || null,
          },
        ]
      : [],
  );
}
