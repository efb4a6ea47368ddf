import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import {
  faces,
  interactionModels,
  meetingFormats,
  meetingKinds,
  meetingStates,
  moodMoments,
  type Face,
  type InteractionModel,
  type Journal,
  type Meeting,
  type MeetingFormat,
  type MeetingKind,
  type MeetingState,
  type MoodMoment,
} from '#lib/domain/journal.ts';
import type { Responsible } from '#lib/domain/plan.ts';
import {
  addItem,
  itemById,
  liveItems,
  numberOf,
  oneOf,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
  type Item,
} from './items.ts';
import { addTask, readAgreements } from './pair-plan.ts';

/**
 * The meeting journal inside a pair document: the root `meetings`; agreements are
 * items of `tasks` (pair-plan.ts). What several may
 * tick at once (who was present, models, moods) are keys of their own in the item, so that two
 * tablets' ticks merge: `present.<personId>`, `model.<n>`, `mood.<moment>.<personId>`.
 */

export type MeetingTextField = 'topic' | 'agenda' | 'notes' | 'difficulties';

export interface NewMeeting {
  readonly kind: MeetingKind;
  readonly heldOn: IsoDate;
  readonly state?: MeetingState;
  readonly startsAt?: string;
  readonly minutes?: number | null;
  readonly format?: MeetingFormat;
  readonly place?: string;
  readonly present?: readonly string[];
  readonly models?: readonly InteractionModel[];
  readonly nextOn?: IsoDate | null;
  readonly texts?: Partial<Record<MeetingTextField, string>>;
  readonly createdAt?: string;
}

export function addMeeting(doc: Y.Doc, meeting: NewMeeting): string {
  return addItem(doc, 'meetings', {
    texts: { topic: '', agenda: '', notes: '', difficulties: '', ...meeting.texts },
    values: {
      kind: meeting.kind,
      state: meeting.state ?? 'planned',
      heldOn: meeting.heldOn,
      startsAt: meeting.startsAt ?? '',
      minutes: meeting.minutes ?? null,
      format: meeting.format ?? 'inPerson',
      place: meeting.place ?? '',
      nextOn: meeting.nextOn ?? null,
      ...Object.fromEntries((meeting.present ?? []).map((id) => [`present.${id}`, true])),
      ...Object.fromEntries((meeting.models ?? []).map((model) => [`model.${model}`, true])),
    },
    createdAt: meeting.createdAt,
  });
}

/** The fields of a meeting that hold one plain value. */
export interface MeetingValues {
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly heldOn: IsoDate;
  readonly startsAt: string;
  readonly minutes: number | null;
  readonly format: MeetingFormat;
  readonly place: string;
  readonly nextOn: IsoDate | null;
}

export function setMeetingValue<Key extends keyof MeetingValues>(
  doc: Y.Doc,
  id: string,
  key: Key,
  value: MeetingValues[Key],
): void {
  setItemValue(doc, 'meetings', id, key, value);
}

export function setPresent(doc: Y.Doc, id: string, personId: string, present: boolean): void {
  setItemValue(doc, 'meetings', id, `present.${personId}`, present);
}

export function setModel(doc: Y.Doc, id: string, model: InteractionModel, used: boolean): void {
  setItemValue(doc, 'meetings', id, `model.${model}`, used);
}

export function setMood(
  doc: Y.Doc,
  id: string,
  personId: string,
  moment: MoodMoment,
  face: Face,
): void {
  setItemValue(doc, 'meetings', id, `mood.${moment}.${personId}`, face);
}

export function removeMeeting(doc: Y.Doc, id: string): void {
  removeItem(doc, 'meetings', id);
}

export function restoreMeeting(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'meetings', id);
}

export function meetingText(doc: Y.Doc, id: string, field: MeetingTextField): Y.Text | undefined {
  const meeting = itemById(doc, 'meetings', id);
  return meeting && textOf(meeting, field);
}

export interface NewAgreement {
  readonly meetingId: string;
  readonly what?: string;
  readonly who?: Responsible;
  readonly dueOn?: IsoDate | null;
  readonly createdAt?: string;
}

/** Notes who does what by when; a task in waiting until it is put into the plan. */
export function addAgreement(doc: Y.Doc, { who, ...agreement }: NewAgreement): string {
  return addTask(doc, {
    title: agreement.what ?? '',
    responsible: who ?? 'both',
    inPlan: false,
    ...agreement,
  });
}

/** Takes an agreement out of the record, and out of the plan if it stood there. */
export function removeAgreement(doc: Y.Doc, id: string): void {
  removeItem(doc, 'tasks', id);
}

export function restoreAgreement(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'tasks', id);
}

/** Meetings by date (then time, then when they were written down) and agreements in order. */
export function readJournal(doc: Y.Doc): Journal {
  const meetings = liveItems(doc, 'meetings').map(([id, item]) => readMeeting(id, item));
  const when = (meeting: Meeting) => `${meeting.heldOn} ${meeting.startsAt} ${meeting.createdAt}`;
  meetings.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
  const known = new Set(meetings.map((meeting) => meeting.id));
  const agreements = readAgreements(doc).filter((agreement) => known.has(agreement.meetingId));
  return { meetings, agreements };
}

function readMeeting(id: string, item: Item): Meeting {
  const heldOn = item.get('heldOn');
  const nextOn = item.get('nextOn');
  const createdAt = stringOf(item, 'createdAt');
  return {
    id,
    kind: oneOf(item, 'kind', meetingKinds, 'working'),
    state: oneOf(item, 'state', meetingStates, 'planned'),
    heldOn: isIsoDate(heldOn) ? heldOn : createdAt.slice(0, 10),
    startsAt: stringOf(item, 'startsAt'),
    minutes: numberOf(item, 'minutes'),
    format: oneOf(item, 'format', meetingFormats, 'inPerson'),
    place: stringOf(item, 'place'),
    topic: stringOf(item, 'topic'),
    agenda: stringOf(item, 'agenda'),
    notes: stringOf(item, 'notes'),
    difficulties: stringOf(item, 'difficulties'),
    models: interactionModels.filter((model) => item.get(`model.${model}`) === true),
    present: [...item.keys()]
      .filter((key) => key.startsWith('present.') && item.get(key) === true)
      .map((key) => key.slice('present.'.length))
      .sort(),
    moods: readMoods(item),
    nextOn: isIsoDate(nextOn) ? nextOn : null,
    createdBy: stringOf(item, 'createdBy'),
    createdAt,
  };
}

function readMoods(item: Item): Meeting['moods'] {
  const moods: Record<string, Partial<Record<MoodMoment, Face>>> = {};
  for (const [key, value] of item) {
    const [prefix, momentText, personId] = key.split('.');
    const moment = moodMoments.find((known) => known === momentText);
    const face = faces.find((known) => known === value);
    if (prefix !== 'mood' || !moment || !personId || !face) continue;
    moods[personId] = { ...moods[personId], [moment]: face };
  }
  return moods;
}
