import { addMeeting, setMeetingValue } from '#lib/documents/meeting-changes.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { suggestedKind, type Meeting } from '#lib/domain/journal.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

/** The record of today's meeting, if one of the pair has started it already. */
export function todaysMeeting(workspace: PairWorkspace, today: IsoDate): Meeting | undefined {
  return workspace.journal.meetings.find(
    ({ state, heldOn }) => state === 'held' && heldOn === today,
  );
}

/**
 * Opens today's meeting and returns its id: the record that the other has started or that was
 * planned for today, so that two tablets write in one, else a new one.
 */
export function startMeeting(workspace: PairWorkspace, today: IsoDate): string {
  const started = todaysMeeting(workspace, today);
  if (started) return started.id;
  const planned = workspace.journal.meetings.find(
    ({ state, heldOn }) => state === 'planned' && heldOn === today,
  );
  if (!planned) return addRecord(workspace, today);
  setMeetingValue(workspace.pair.doc, planned.id, 'state', 'held');
  return planned.id;
}

/** Adds a record of a meeting on `today` with what can be known already filled in. */
export function addRecord(workspace: PairWorkspace, today: IsoDate): string {
  const { doc } = workspace.pair;
  const { meetings } = workspace.journal;
  const last = meetings.at(-1);
  return addMeeting(doc, {
    kind: suggestedKind(meetings),
    state: 'held',
    heldOn: today,
    startsAt: new Date().toTimeString().slice(0, 5),
    format: last?.format ?? 'inPerson',
    place: last?.place ?? '',
    present: workspace.supervision.people.map(({ personId }) => personId),
  });
}
