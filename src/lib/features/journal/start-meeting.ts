import { addMeeting, setMeetingValue } from '#lib/documents/pair-journal.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { suggestedKind } from '#lib/domain/journal.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

/**
 * Starts today's meeting and returns its id: the one that was planned for today when there is one,
 * else a new record with what can be known already filled in.
 */
export function startMeeting(workspace: PairWorkspace, today: IsoDate): string {
  const { doc } = workspace.pair;
  const { meetings } = workspace.journal;
  const planned = meetings.find(({ state, heldOn }) => state === 'planned' && heldOn === today);
  if (planned) {
    setMeetingValue(doc, planned.id, 'state', 'held');
    return planned.id;
  }
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
