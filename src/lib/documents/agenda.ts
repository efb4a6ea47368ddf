import type * as Y from 'yjs';

import type { AgendaPoint } from '#lib/domain/agenda.ts';
import { edit, editorOf } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
} from './items.ts';

/**
 * What either side puts on the list for the next meeting: the root `agenda` of a pair document. Points
 * belong to no meeting; the meeting that talks about one ticks it (`talked.<id>` in pair-journal.ts).
 */

/** Adds a point; `as` is who wants it, when that is not whose tablet it is. */
export function addAgendaPoint(doc: Y.Doc, title: string, as?: string): string {
  return edit(doc, () => {
    const id = addItem(doc, 'agenda', { texts: { title } });
    if (as !== undefined && as !== editorOf(doc)) setItemValue(doc, 'agenda', id, 'as', as);
    return id;
  });
}

export function removeAgendaPoint(doc: Y.Doc, id: string): void {
  removeItem(doc, 'agenda', id);
}

export function restoreAgendaPoint(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'agenda', id);
}

export function agendaText(doc: Y.Doc, id: string): Y.Text | undefined {
  const point = itemById(doc, 'agenda', id);
  return point && textOf(point, 'title');
}

export function readAgendaPoints(doc: Y.Doc): AgendaPoint[] {
  return liveItems(doc, 'agenda').map(([id, item]) => ({
    id,
    title: stringOf(item, 'title'),
    personId: stringOf(item, 'as') || stringOf(item, 'createdBy'),
  }));
}
