import { addMeeting, beginMeeting } from '#lib/documents/meeting-changes.ts';
import type { IsoDate, IsoTime } from '#lib/domain/dates.ts';
import type { Meeting, MeetingState } from '#lib/domain/journal.ts';
import { plannedFor } from '#lib/domain/planned-meeting.ts';
import { suggestedKind } from '#lib/domain/rhythm.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

/** The record of today's meeting, if one of the pair has started it already. */
export function todaysMeeting(workspace: PairWorkspace, today: IsoDate): Meeting | undefined {
  return workspace.journal.meetings.find(
    ({ state, heldOn }) => state === 'held' && heldOn === today,
  );
}

/** Whether it still goes on: its minutes are there once somebody has signed, and one written down later never began. */
export function isUnderWay({ startedAt, minutes }: Meeting): boolean {
  return startedAt !== '' && minutes === null;
}

/**
 * Opens today's meeting and returns its id: the record that the other has started or that was
 * planned for about today, so that two tablets write in one, else a new one.
 */
export async function startMeeting(workspace: PairWorkspace, today: IsoDate): Promise<string> {
  const isThere = () =>
    todaysMeeting(workspace, today) ?? plannedFor(workspace.journal.meetings, today);
  const endsOn = isThere() ? '' : await knownEnd(workspace);
  // Looked at again: it may have been begun meanwhile, by a second tap or on the other tablet.
  const meeting = isThere();
  if (!meeting) {
    const now = { startsAt: clockTime(), startedAt: new Date().toISOString() };
    return addRecord(workspace, today, endsOn, now);
  }
  if (meeting.state === 'planned') beginPlanned(workspace, meeting.id, today);
  return meeting.id;
}

/** Adds a record of a meeting that is over, or did not take place, and returns its id. */
export async function enterMeeting(
  workspace: PairWorkspace,
  heldOn: IsoDate,
  facts: Pick<RecordFacts, 'state' | 'enteredOn'>,
): Promise<string> {
  return addRecord(workspace, heldOn, await knownEnd(workspace), facts);
}

/** Without it the pair is offered a working meeting, and says itself when it is the final one. */
async function knownEnd(workspace: PairWorkspace): Promise<IsoDate | ''> {
  // Few pages that can start a meeting do; none of them is to load that at first.
  const load = import('#lib/state/pair-period.ts');
  return load.then(({ endOfWork }) => endOfWork(workspace)).catch(() => '');
}

/** Makes a planned meeting one that takes place today, now, with everybody there. */
export function beginPlanned(
  { pair, supervision }: PairWorkspace,
  id: string,
  today: IsoDate,
): void {
  beginMeeting(pair.doc, id, {
    today,
    startsAt: clockTime(),
    now: new Date().toISOString(),
    present: supervision.people.map(({ personId }) => personId),
  });
}

interface RecordFacts {
  /** `HH:MM`, when it is known. */
  readonly startsAt?: string;
  /** When meeting mode began (ISO time); empty for a meeting that is written down later. */
  readonly startedAt?: IsoTime | '';
  readonly state?: MeetingState;
  /** The day on which it is written down; the day of the meeting unless given. */
  readonly enteredOn?: IsoDate;
}

/** Adds a record of a meeting on `heldOn` with what can be known already filled in. */
function addRecord(
  workspace: PairWorkspace,
  heldOn: IsoDate,
  endsOn: IsoDate | '',
  { startsAt = '', startedAt = '', state = 'held', enteredOn = heldOn }: RecordFacts = {},
): string {
  const { meetings } = workspace.journal;
  const last = meetings.findLast((meeting) => meeting.state === 'held');
  return addMeeting(workspace.pair.doc, {
    kind: suggestedKind(meetings, heldOn, endsOn),
    state,
    heldOn,
    startsAt,
    startedAt,
    enteredOn,
    format: last?.format ?? 'inPerson',
    place: last?.place ?? '',
    present: state === 'held' ? workspace.supervision.people.map(({ personId }) => personId) : [],
  });
}

const clockTime = () => new Date().toTimeString().slice(0, 5);
