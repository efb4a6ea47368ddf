import type * as Y from 'yjs';

import type { IsoDate, IsoTime } from '#lib/domain/dates.ts';
import { edit } from './document.ts';
import { addItem } from './items.ts';

/** Noting a handover, apart from reading them: every page of a pair reads, few people hand over. */

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
        on,
        reason,
      },
      createdAt,
    });
  });
}
