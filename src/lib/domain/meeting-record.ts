import type { AgendaPoint } from './agenda.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { compareSnapshots, type ItemChange } from './compare-snapshots.ts';
import type { IsoTime } from './dates.ts';
import type { Meeting } from './journal.ts';
import type { SnapshotItem } from './pair-snapshot.ts';
import type { Agreement } from './plan.ts';
import { isItems, said, withRemoved } from './plan-version.ts';

/**
 * A meeting as people sign it (docs/domain.md, "The pair's documents"): what was written, who was there and
 * what was talked about and agreed. Faces are personal and no part of it, nor is how far an agreement is by now: it would
 * undo every signature. Fields that say nothing are left out, so that a field which a later app adds does
 * not make an old signature differ.
 */
export interface MeetingVersion {
  readonly meetings: Readonly<Record<string, SnapshotItem>>;
  /** The agreements. */
  readonly tasks: Readonly<Record<string, SnapshotItem>>;
}

export function meetingVersion(
  meeting: Meeting,
  agreements: readonly Agreement[],
  points: readonly AgendaPoint[],
): MeetingVersion {
  const { topic, agenda, notes, difficulties, missedReason } = meeting;
  const { kind, state, heldOn, startsAt, minutes, format, place, nextOn } = meeting;
  const texts = said({
    ...{ topic, agenda, notes, difficulties },
    ...{ missedReason: state === 'missed' ? missedReason : '' },
    points: talkedTitles(meeting, points).join('\n'),
  });
  const values = {
    ...said({ kind, state, heldOn, startsAt, format, place, nextOn: nextOn ?? '' }),
    ...(minutes === null ? {} : { minutes }),
    ...Object.fromEntries(meeting.present.map((id) => [`present.${id}`, true])),
    ...Object.fromEntries(meeting.models.map((model) => [`model.${model}`, true])),
  };
  const agreed = agreements.filter(({ meetingId }) => meetingId === meeting.id);
  return {
    meetings: { [meeting.id]: { texts, values } },
    tasks: Object.fromEntries(
      agreed.map(({ id, title, responsible, dueOn, named, menteeId }) => [
        id,
        {
          texts: said({ title }),
          values: said({ responsible, dueOn: dueOn ?? '', menteeId: named ? menteeId : '' }),
        },
      ]),
    ),
  };
}

/**
 * What was talked about, as it was called then: tasks, then what people had put on the list. A task that an
 * older app ticked is not named, so that no update undoes a signature.
 */
export function talkedTitles(
  { talked, taskTitles }: Pick<Meeting, 'talked' | 'taskTitles'>,
  points: readonly AgendaPoint[],
): string[] {
  const tasks = talked.map((id) => taskTitles[id] ?? '').filter((title) => title.trim() !== '');
  const own = points.filter(({ id }) => talked.includes(id)).map(({ title }) => title);
  return [...tasks, ...own];
}

/** The version as text, in one spelling: this is what is hashed and kept. */
export function writeMeetingVersion(version: MeetingVersion): string {
  return canonicalJson(version as unknown as Json);
}

/** `undefined` for what is no version. */
export function parseMeetingVersion(text: string): MeetingVersion | undefined {
  try {
    const read = JSON.parse(text) as Partial<MeetingVersion> | null;
    return isItems(read?.meetings) && isItems(read.tasks)
      ? { meetings: read.meetings, tasks: read.tasks }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What became of a record since a version of it. */
export function compareMeetings(before: MeetingVersion, after: MeetingVersion): ItemChange[] {
  return compareSnapshots(
    { goals: {}, ...before },
    {
      goals: {},
      meetings: after.meetings,
      tasks: withRemoved(before.tasks, after.tasks),
    },
  );
}

export interface Signature {
  readonly id: string;
  /** What was signed: a meeting, or a plan under its name (plan-signing.ts). */
  readonly meetingId: string;
  /** Who signed. */
  readonly personId: string;
  /** Whose account was open on the tablet: somebody else's when one tablet was passed on. */
  readonly tabletOf: string;
  readonly at: IsoTime;
  /** SHA-256 of `record`, in hexadecimal. */
  readonly hash: string;
  /** The record as it was signed (`writeMeetingVersion`); empty when it has not reached this tablet. */
  readonly record: string;
}

/**
 * The signature of a person that counts: one under the record as it is now, else their last one. Clocks
 * of tablets don't decide it.
 */
export function signatureOf(
  personId: string,
  meetingId: string,
  signatures: readonly Signature[],
  record: string,
): Signature | undefined {
  const theirs = signatures.filter(
    (each) => each.personId === personId && each.meetingId === meetingId,
  );
  return theirs.findLast((each) => each.record === record) ?? theirs.at(-1);
}

/**
 * How the signatures under a record stand. `partly`: somebody who was there has not signed. `changed`: the
 * record is not what somebody signed.
 */
export type Signing = 'unsigned' | 'partly' | 'signed' | 'changed';

export function signingOf(
  meeting: Meeting,
  signatures: readonly Signature[],
  record: string,
): Signing {
  const own = signatures.filter(({ meetingId }) => meetingId === meeting.id);
  if (own.length === 0) return 'unsigned';
  const signers = [...new Set(own.map(({ personId }) => personId))];
  const counted = signers.map((personId) => signatureOf(personId, meeting.id, own, record));
  if (counted.some((signature) => signature?.record !== record)) return 'changed';
  return meeting.present.every((personId) => signers.includes(personId)) ? 'signed' : 'partly';
}
