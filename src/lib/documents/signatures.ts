import type * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import type { Meeting } from '#lib/domain/journal.ts';
import { meetingVersion, writeMeetingVersion, type Signature } from '#lib/domain/meeting-record.ts';
import { planSubject, signedPlan, writeSignedPlan } from '#lib/domain/plan-signing.ts';
import type { RatingParties } from '#lib/domain/ratings.ts';
import { isAskedFor, isSignatureDue } from '#lib/domain/waiting.ts';
import { readAgendaPoints } from './agenda.ts';
import { edit } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem, liveItems, removeItem, stringOf } from './items.ts';
import { readJournal } from './pair-journal.ts';
import { readPlan } from './pair-plan.ts';
import { readFoot } from './plan-foot.ts';

/**
 * Signatures in a pair document: the root `signatures` has an item for each, `signedRecords` the records
 * that were signed, by their hash. What is signed is a meeting, by its id, or a mentee's plan
 * (`planSubject`). Two tablets that sign the same record write the same entry there.
 */

/** The record of a meeting as it would be signed now; `undefined` for a meeting that is not there. */
export function recordOf(doc: Y.Doc, meetingId: string): string | undefined {
  const { meetings, agreements } = readJournal(doc);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting) return undefined;
  return writeMeetingVersion(meetingVersion(meeting, agreements, readAgendaPoints(doc)));
}

/**
 * Signs the record of a meeting as it is now, as `personId`; whose tablet it is, is noted beside. Returns the
 * signature's id, `undefined` when there is no such meeting.
 */
export function signMeeting(doc: Y.Doc, meetingId: string, personId: string): string | undefined {
  const record = recordOf(doc, meetingId);
  return record === undefined ? undefined : sign(doc, meetingId, record, personId);
}

/** The plan of one mentee as it would be signed now. */
export function planRecordOf(doc: Y.Doc, menteeId: string): string {
  return writeSignedPlan(signedPlan(readPlan(doc), readFoot(doc, menteeId), menteeId));
}

/** Signs the plan of one mentee as it is now, as `personId`. Returns the signature's id. */
export function signPlan(doc: Y.Doc, menteeId: string, personId: string): string {
  return sign(doc, planSubject(menteeId), planRecordOf(doc, menteeId), personId);
}

function sign(doc: Y.Doc, meetingId: string, record: string, personId: string): string {
  const hash = fingerprint(record);
  return edit(doc, () => {
    const records = doc.getMap('signedRecords');
    if (!records.has(hash)) records.set(hash, record);
    return addItem(doc, 'signatures', { values: { meetingId, personId, hash } });
  });
}

/** Meetings of the last weeks whose record somebody else has signed, and `personId` has not. */
export function meetingsToSign(doc: Y.Doc, personId: string, today: IsoDate): Meeting[] {
  const signatures = readSignatures(doc);
  const { meetings, agreements } = readJournal(doc);
  const points = readAgendaPoints(doc);
  return meetings.filter((meeting) => {
    if (!isAskedFor(meeting, today)) return false;
    const own = signatures.filter(({ meetingId }) => meetingId === meeting.id);
    if (own.length === 0) return false;
    const record = writeMeetingVersion(meetingVersion(meeting, agreements, points));
    return isSignatureDue(personId, meeting, own, record);
  });
}

/** The mentees whose plan, as it is now, another of its two sides has signed, and `personId` has not. */
export function plansToSign(
  doc: Y.Doc,
  personId: string,
  { mentorIds, menteeIds }: RatingParties,
): string[] {
  const signatures = readSignatures(doc);
  return menteeIds.filter((menteeId) => {
    const id = planSubject(menteeId);
    const own = signatures.filter(({ meetingId }) => meetingId === id);
    if (own.length === 0) return false;
    const parties = { id, present: [...mentorIds, menteeId] };
    return isSignatureDue(personId, parties, own, planRecordOf(doc, menteeId));
  });
}

/** Takes back a signature that was given by mistake. */
export function removeSignature(doc: Y.Doc, id: string): void {
  removeItem(doc, 'signatures', id);
}

/** In the order in which they were given. A record that does not fit its hash is not shown as signed. */
export function readSignatures(doc: Y.Doc): Signature[] {
  const records = doc.getMap('signedRecords');
  return liveItems(doc, 'signatures').map(([id, item]) => {
    const hash = stringOf(item, 'hash');
    const record = records.get(hash);
    return {
      id,
      meetingId: stringOf(item, 'meetingId'),
      personId: stringOf(item, 'personId'),
      tabletOf: stringOf(item, 'createdBy'),
      at: stringOf(item, 'createdAt'),
      hash,
      record: typeof record === 'string' && fits(record, hash) ? record : '',
    };
  });
}

/** Hashes that were found to fit: a record is hashed once, though signatures are read after each letter. */
const fitting = new Map<string, string>();

function fits(record: string, hash: string): boolean {
  if (fitting.get(hash) === record) return true;
  if (fingerprint(record) !== hash) return false;
  fitting.set(hash, record);
  return true;
}
