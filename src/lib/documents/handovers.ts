import type * as Y from 'yjs';

import { isIsoDate, type IsoDate, type IsoTime } from '#lib/domain/dates.ts';
import type { Handover } from '#lib/domain/handover.ts';
import { edit } from './document.ts';
import { addItem, liveItems, stringOf } from './items.ts';

/**
 * Which mentor followed which: the root `handovers` of the supervision document. Whoever has left is no
 * longer among its `people`, so the names stay here.
 */

interface NamedPerson {
  readonly personId: string;
  readonly name: string;
}

export interface NewHandover {
  readonly from: NamedPerson;
  readonly to: NamedPerson & { readonly position: string };
  /** The first day of the new mentor, as the order says. */
  readonly on: IsoDate;
  readonly reason: string;
  readonly createdAt?: IsoTime;
}

/** Two curators who note the same apart note it once. */
export function noteHandover(doc: Y.Doc, { from, to, on, reason, createdAt }: NewHandover): void {
  const { personId, name, position } = to;
  edit(doc, () => {
    const people = doc.getMap('people');
    people.delete(from.personId);
    people.set(personId, { name, position, part: 'mentor' });
    addItem(doc, 'handovers', {
      id: `${from.personId}.${personId}.${on}`,
      values: {
        fromId: from.personId,
        fromName: from.name,
        toId: personId,
        toName: name,
        on,
        reason,
      },
      createdAt,
    });
  });
}

/** Earliest first. */
export function readHandovers(doc: Y.Doc): Handover[] {
  const handovers = liveItems(doc, 'handovers').map(([id, item]): Handover => {
    const on = item.get('on');
    return {
      id,
      fromId: stringOf(item, 'fromId'),
      fromName: stringOf(item, 'fromName'),
      toId: stringOf(item, 'toId'),
      toName: stringOf(item, 'toName'),
      on: isIsoDate(on) ? on : stringOf(item, 'createdAt').slice(0, 10),
      reason: stringOf(item, 'reason'),
      by: stringOf(item, 'createdBy'),
      at: stringOf(item, 'createdAt'),
    };
  });
  return handovers.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}
