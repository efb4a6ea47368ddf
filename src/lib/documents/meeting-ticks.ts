import type * as Y from 'yjs';

import {
  interactionModels,
  type Face,
  type InteractionModel,
  type MoodMoment,
} from '#lib/domain/journal.ts';
import { isMoodFixed } from '#lib/domain/moods.ts';
import { edit, editAside, editorOf } from './document.ts';
import { itemById, setItemValue, type ItemValue } from './items.ts';
import { meetingById } from './pair-journal.ts';

/**
 * What several may tick in a meeting at once: who was there, how they worked, what was talked about, the faces. Each is a
 * key of its own (pair-journal.ts), so that the ticks of two tablets merge.
 */

/** Ticks a point of the agenda as talked about. */
export function setTalked(doc: Y.Doc, id: string, what: string, talked: boolean): void {
  setItemValue(doc, 'meetings', id, `talked.${what}`, talked);
}

/** Ticks a task as talked about, and notes what it was called then: the plan goes on, the record does not. */
export function setTaskTalked(
  doc: Y.Doc,
  id: string,
  task: { readonly id: string; readonly title: string },
  talked: boolean,
): void {
  if ((itemById(doc, 'meetings', id)?.get(`talked.${task.id}`) === true) === talked) return;
  edit(doc, () => {
    setTalked(doc, id, task.id, talked);
    if (talked) setItemValue(doc, 'meetings', id, `taskTitle.${task.id}`, task.title);
  });
}

/**
 * Notes that `personId` speaks on the tablet of whoever is signed in. Of one's own tablet nothing is noted. It comes
 * with what they say and is no step of its own to be undone.
 */
export function noteVoice(doc: Y.Doc, id: string, personId: string): void {
  const tabletOf = editorOf(doc);
  if (personId !== tabletOf) setValueAside(doc, id, `voice.${personId}.${tabletOf}`, true);
}

export function setPresent(doc: Y.Doc, id: string, personId: string, present: boolean): void {
  setItemValue(doc, 'meetings', id, `present.${personId}`, present);
}

/** Says which of `people` were there. */
export function setPresence(
  doc: Y.Doc,
  id: string,
  people: readonly { readonly personId: string }[],
  chosen: readonly string[],
): void {
  const all = people.map(({ personId }) => personId);
  setTicks(doc, id, 'present', all, chosen);
}

/** Says which models of interaction were used. */
export function setModels(doc: Y.Doc, id: string, chosen: readonly InteractionModel[]): void {
  setTicks(doc, id, 'model', interactionModels, chosen);
}

/** Writes only the ticks that change, so that those which two tablets set apart all stay. */
function setTicks<Name extends string | number>(
  doc: Y.Doc,
  id: string,
  prefix: 'present' | 'model',
  all: readonly Name[],
  chosen: readonly Name[],
): void {
  const item = itemById(doc, 'meetings', id);
  if (!item) return;
  edit(doc, () => {
    for (const name of all) {
      const key = `${prefix}.${name}`;
      const ticked = chosen.includes(name);
      if (ticked !== (item.get(key) === true)) setItemValue(doc, 'meetings', id, key, ticked);
    }
  });
}

export function setModel(doc: Y.Doc, id: string, model: InteractionModel, used: boolean): void {
  setItemValue(doc, 'meetings', id, `model.${model}`, used);
}

/**
 * Chooses a face, as long as it does not stand yet (domain/moods.ts). Undo passes it by: it would give whoever has
 * seen the others' faces another choice.
 */
export function setMood(
  doc: Y.Doc,
  id: string,
  personId: string,
  moment: MoodMoment,
  face: Face,
): void {
  const meeting = meetingById(doc, id);
  if (!meeting || isMoodFixed(meeting, moment, personId)) return;
  setValueAside(doc, id, `mood.${moment}.${personId}`, face);
}

function setValueAside(doc: Y.Doc, id: string, key: string, value: ItemValue): void {
  const item = itemById(doc, 'meetings', id);
  if (item && item.get(key) !== value) editAside(doc, () => item.set(key, value));
}
