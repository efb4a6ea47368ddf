import * as Y from 'yjs';

import { isIsoDate } from '#lib/domain/dates.ts';
import {
  faces,
  interactionModels,
  meetingFormats,
  meetingKinds,
  meetingStates,
  moodMoments,
  withoutTwins,
  type Face,
  type Journal,
  type Meeting,
  type MoodMoment,
} from '#lib/domain/journal.ts';
import { itemById, liveItems, numberOf, oneOf, stringOf, type Item } from './items.ts';
import { readAgreements } from './pair-plan.ts';

/**
 * The meeting journal inside a pair document: the root `meetings`; agreements are items of `tasks`
 * (pair-plan.ts). What several may tick at once is a key of its own in the item, so that two tablets'
 * ticks merge: `present.<personId>`, `model.<n>`, `mood.<moment>.<personId>`, `talked.<id>` of a point or
 * task (`taskTitle.<id>` is what that was called then), `voice.<personId>.<whose tablet>`. Set once: `settled.<id>` of a
 * meeting that was over when this one was planned.
 */

/** Meetings by date (then time, then when they were written down) and agreements in order. */
export function readJournal(doc: Y.Doc): Journal {
  const followed = followedMeetings(doc);
  const meetings = withoutTwins(
    liveItems(doc, 'meetings').map(([id, item]) => readMeeting(doc, id, item, followed.has(id))),
  );
  const when = (meeting: Meeting) => `${meeting.heldOn} ${meeting.startsAt} ${meeting.createdAt}`;
  meetings.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
  const known = new Set(meetings.map((meeting) => meeting.id));
  const agreements = readAgreements(doc).filter((agreement) => known.has(agreement.meetingId));
  return { meetings, agreements };
}

/** One meeting, removed or not. */
export function meetingById(doc: Y.Doc, id: string): Meeting | undefined {
  const item = itemById(doc, 'meetings', id);
  return item && readMeeting(doc, id, item, followedMeetings(doc).has(id));
}

/** The meetings at which another one was planned, whatever became of that. */
function followedMeetings(doc: Y.Doc): Set<unknown> {
  const items = [...doc.getMap('meetings').values()];
  return new Set(items.map((item) => (item instanceof Y.Map ? item.get('follows') : '')));
}

function readMeeting(doc: Y.Doc, id: string, item: Item, isFollowed: boolean): Meeting {
  const heldOn = item.get('heldOn');
  const nextOn = item.get('nextOn');
  const enteredOn = item.get('enteredOn');
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
    present: ticked(item, 'present.'),
    moods: readMoods(item),
    nextOn: isIsoDate(nextOn) ? nextOn : null,
    isFollowed,
    startedAt: stringOf(item, 'startedAt'),
    enteredOn: isIsoDate(enteredOn) ? enteredOn : null,
    missedReason: item.has('missedReason')
      ? stringOf(item, 'missedReason')
      : missedReasonOf(doc, id).toString(),
    follows: stringOf(item, 'follows'),
    settledBefore: ticked(item, 'settled.'),
    talked: ticked(item, 'talked.'),
    taskTitles: readTaskTitles(item),
    voices: ticked(item, 'voice.').map((key) => {
      const [personId = '', tabletOf = ''] = key.split('.');
      return { personId, tabletOf };
    }),
    createdBy: stringOf(item, 'createdBy'),
    createdAt,
  };
}

/** What follows `prefix` in the keys that are ticked. */
function ticked(item: Item, prefix: string): string[] {
  return [...item.keys()]
    .filter((key) => key.startsWith(prefix) && item.get(key) === true)
    .map((key) => key.slice(prefix.length))
    .sort();
}

function readTaskTitles(item: Item): Meeting['taskTitles'] {
  const prefix = 'taskTitle.';
  const keys = [...item.keys()].filter((key) => key.startsWith(prefix)).sort();
  return Object.fromEntries(keys.map((key) => [key.slice(prefix.length), stringOf(item, key)]));
}

/** Where the reason lies for a meeting that an older app made without that text. */
export function missedReasonOf(doc: Y.Doc, id: string): Y.Text {
  return doc.getText(`meeting:${id}:missedReason`);
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
