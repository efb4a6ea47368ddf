import type * as Y from 'yjs';

import type { PersonKind } from '#lib/domain/request.ts';
import { otherRegister, type Register } from '#lib/domain/registers.ts';
import { edit } from './document.ts';
import { itemById, type ItemValue } from './items.ts';
import { readEverybody, registerKeys } from './registers.ts';
import { kindOfPerson, setKind } from './requests.ts';

/** What a curator changes of many people at once, in one change that can be taken back. */

/** One value that was changed. */
interface Changed<Value> {
  readonly personId: string;
  readonly before: Value;
  readonly after: Value;
}

/** Takes back what was just done; what somebody has changed since stays. */
export type TakeBack = () => void;

export interface BulkChange {
  /** Ids of those for whom something changed. */
  readonly changed: readonly string[];
  readonly takeBack: TakeBack;
}

/** Writes one class or position for all of them. */
export function setPositions(doc: Y.Doc, ids: readonly string[], position: string): BulkChange {
  return setForAll(doc, ids, 'position', position);
}

/**
 * Puts people into a register or takes them out; what is known of them stays. Whoever comes in stays in the other one, also where
 * only a pair or a request has told so far that they are in it.
 */
export function setRegister(
  doc: Y.Doc,
  ids: readonly string[],
  register: Register,
  isIn: boolean,
): BulkChange {
  const other = otherRegister(register);
  const chosen = new Set(ids);
  const both = isIn
    ? readEverybody(doc).filter(
        ({ id, isIn: now }) => chosen.has(id) && !now[register] && now[other],
      )
    : [];
  const staying = both.map(({ id }) => id);
  return edit(doc, () => {
    const kept = setForAll(doc, staying, registerKeys[other], true);
    const { changed, takeBack } = setForAll(doc, ids, registerKeys[register], isIn);
    return {
      changed,
      takeBack: () =>
        edit(doc, () => {
          takeBack();
          kept.takeBack();
        }),
    };
  });
}

/** Says of all of them who they are, which gives the form of a pair; what they say of themselves counts more. */
export function setKinds(doc: Y.Doc, ids: readonly string[], kind: PersonKind): BulkChange {
  return change(doc, ids, kind, {
    read: (id) => kindOfPerson(doc, id),
    write: (id, value) => setKind(doc, id, value),
  });
}

function setForAll(doc: Y.Doc, ids: readonly string[], key: string, value: ItemValue): BulkChange {
  return change<ItemValue>(doc, ids, value, {
    read: (id) => (itemById(doc, 'people', id)?.get(key) ?? null) as ItemValue,
    write: (id, after) => itemById(doc, 'people', id)?.set(key, after),
  });
}

interface Place<Value> {
  readonly read: (personId: string) => Value | null;
  readonly write: (personId: string, value: Value | null) => void;
}

function change<Value>(
  doc: Y.Doc,
  ids: readonly string[],
  value: Value,
  { read, write }: Place<Value>,
): BulkChange {
  const done = edit(doc, () =>
    ids.flatMap((personId): Changed<Value | null>[] => {
      const before = read(personId);
      if (before === value || !itemById(doc, 'people', personId)) return [];
      write(personId, value);
      return [{ personId, before, after: value }];
    }),
  );
  return {
    changed: done.map(({ personId }) => personId),
    takeBack: () =>
      edit(doc, () => {
        for (const { personId, before, after } of done) {
          if (read(personId) === after) write(personId, before);
        }
      }),
  };
}
