import type * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import type {
  InteractionModel,
  MeetingFormat,
  MeetingKind,
  MeetingState,
} from '#lib/domain/journal.ts';
import type { Doer, Responsible } from '#lib/domain/plan.ts';
import { edit } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  noteSpeaker,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
} from './items.ts';
import { setPresent } from './meeting-ticks.ts';
import { missedReasonOf } from './pair-journal.ts';
import { addTask } from './pair-plan.ts';

/**
 * Named changes of the meeting journal (how it lies: pair-journal.ts; what is ticked: meeting-ticks.ts). Apart from the
 * reading, because the plan's page reads the journal and never changes it.
 */

export type MeetingTextField = 'topic' | 'agenda' | 'notes' | 'difficulties' | 'missedReason';

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
  readonly startedAt?: string;
  readonly enteredOn?: IsoDate | null;
  readonly follows?: string;
  readonly settledBefore?: readonly string[];
  readonly texts?: Partial<Record<MeetingTextField, string>>;
  readonly createdAt?: string;
}

export function addMeeting(doc: Y.Doc, meeting: NewMeeting): string {
  return addItem(doc, 'meetings', {
    texts: {
      topic: '',
      agenda: '',
      notes: '',
      difficulties: '',
      missedReason: '',
      ...meeting.texts,
    },
    values: {
      kind: meeting.kind,
      state: meeting.state ?? 'planned',
      heldOn: meeting.heldOn,
      startsAt: meeting.startsAt ?? '',
      minutes: meeting.minutes ?? null,
      format: meeting.format ?? 'inPerson',
      place: meeting.place ?? '',
      nextOn: meeting.nextOn ?? null,
      startedAt: meeting.startedAt ?? '',
      enteredOn: meeting.enteredOn ?? null,
      follows: meeting.follows ?? '',
      ...Object.fromEntries((meeting.settledBefore ?? []).map((id) => [`settled.${id}`, true])),
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

/** Says on `today` that a meeting took place or did not; the first such day is kept. */
export function setMeetingState(doc: Y.Doc, id: string, state: MeetingState, today: IsoDate): void {
  edit(doc, () => {
    setItemValue(doc, 'meetings', id, 'state', state);
    const known = itemById(doc, 'meetings', id)?.get('enteredOn');
    if (state !== 'planned' && !known) setItemValue(doc, 'meetings', id, 'enteredOn', today);
  });
}

export interface Beginning {
  readonly today: IsoDate;
  /** `HH:MM` */
  readonly startsAt: string;
  /** ISO time; the timer counts from it, on any tablet and after a reload. */
  readonly now: string;
  readonly present: readonly string[];
}

/** Makes a planned meeting one that takes place now. What somebody planned in it already stays. */
export function beginMeeting(doc: Y.Doc, id: string, beginning: Beginning): void {
  const item = itemById(doc, 'meetings', id);
  if (!item) return;
  edit(doc, () => {
    // The hour that was planned is that of another day when people meet earlier or later than planned.
    if (!item.get('startsAt') || item.get('heldOn') !== beginning.today) {
      setMeetingValue(doc, id, 'startsAt', beginning.startsAt);
    }
    setMeetingState(doc, id, 'held', beginning.today);
    setMeetingValue(doc, id, 'heldOn', beginning.today);
    if (!item.get('startedAt')) setItemValue(doc, 'meetings', id, 'startedAt', beginning.now);
    const known = [...item.keys()].some((key) => key.startsWith('present.'));
    if (!known) for (const personId of beginning.present) setPresent(doc, id, personId, true);
  });
}

/**
 * Takes a date for the next meeting: the record names it, and a meeting is planned for that day. A plan
 * that this meeting has made already is moved; without a date it is taken back.
 */
export function planNext(
  doc: Y.Doc,
  id: string,
  next: { readonly on: IsoDate; readonly kind: MeetingKind; readonly format: MeetingFormat } | null,
): void {
  const planned = plannedAfter(doc, id);
  const settledBefore = settledAfter(doc, id);
  edit(doc, () => {
    setItemValue(doc, 'meetings', id, 'nextOn', next?.on ?? null);
    for (const each of planned) {
      if (!next) removeItem(doc, 'meetings', each);
      else {
        setItemValue(doc, 'meetings', each, 'heldOn', next.on);
        for (const over of settledBefore)
          setItemValue(doc, 'meetings', each, `settled.${over}`, true);
      }
    }
  });
  // A change of its own, because making an item is a step of undo by itself.
  if (next && planned.length === 0) {
    const { kind, format, on } = next;
    addMeeting(doc, { kind, format, heldOn: on, follows: id, settledBefore });
  }
}

/** Meetings still to come that were planned at `id`; several when tablets planned while apart. */
function plannedAfter(doc: Y.Doc, id: string): string[] {
  return liveItems(doc, 'meetings')
    .filter(([, item]) => item.get('follows') === id && item.get('state') === 'planned')
    .map(([each]) => each);
}

/**
 * What is over when a meeting is planned at `id`: that one, and what was planned there before and took place
 * or did not, also when it was removed since.
 */
function settledAfter(doc: Y.Doc, id: string): string[] {
  const over = [...doc.getMap('meetings').keys()].filter((each) => {
    const item = itemById(doc, 'meetings', each);
    return item?.get('follows') === id && ['held', 'missed'].includes(stringOf(item, 'state'));
  });
  return [id, ...over];
}

/** Removes a meeting; of one that is only planned its twins too, which would come into sight instead. */
export function removeMeeting(doc: Y.Doc, id: string): void {
  const item = itemById(doc, 'meetings', id);
  const twins =
    item && stringOf(item, 'follows') !== '' && item.get('state') === 'planned'
      ? plannedAfter(doc, stringOf(item, 'follows'))
      : [];
  edit(doc, () => {
    for (const each of new Set([id, ...twins])) removeItem(doc, 'meetings', each);
  });
}

export function restoreMeeting(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'meetings', id);
}

export function meetingText(doc: Y.Doc, id: string, field: MeetingTextField): Y.Text | undefined {
  const meeting = itemById(doc, 'meetings', id);
  const own = meeting && textOf(meeting, field);
  return own ?? (meeting && field === 'missedReason' ? missedReasonOf(doc, id) : undefined);
}

export interface NewAgreement {
  readonly meetingId: string;
  readonly what?: string;
  readonly who?: Responsible;
  readonly dueOn?: IsoDate | null;
  readonly createdAt?: string;
  /** Who says so, when it is written on the tablet of somebody else. */
  readonly as?: string;
}

/** Notes who does what by when; a task in waiting until it is put into the plan. */
export function addAgreement(doc: Y.Doc, { who, as, ...agreement }: NewAgreement): string {
  return edit(doc, () => {
    const id = addTask(doc, {
      title: agreement.what ?? '',
      responsible: who ?? 'both',
      inPlan: false,
      ...agreement,
    });
    noteSpeaker(doc, 'tasks', id, as);
    return id;
  });
}

/**
 * Says who does what was agreed. Both parts are always written, so that of two tablets that choose apart one
 * choice is left, and not the half of each.
 */
export function setDoer(doc: Y.Doc, id: string, { responsible, menteeId }: Doer): void {
  const item = itemById(doc, 'tasks', id);
  if (!item) return;
  edit(doc, () => {
    item.set('responsible', responsible);
    item.set('menteeId', menteeId);
    item.set('named', true);
  });
}

/** Takes an agreement out of the record, and out of the plan if it stood there. */
export function removeAgreement(doc: Y.Doc, id: string): void {
  removeItem(doc, 'tasks', id);
}

export function restoreAgreement(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'tasks', id);
}
