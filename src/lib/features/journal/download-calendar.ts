import type { IsoDate } from '#lib/domain/dates.ts';
import { tasksBefore } from '#lib/domain/plan.ts';
import { calendarFile } from '#lib/export/ics.ts';
import { pairCalendar } from '#lib/export/ics-pair.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

/** Hands over a calendar file of what lies ahead of the pair. False, and no file, when nothing does. */
export function downloadCalendar(workspace: PairWorkspace, today: IsoDate): boolean {
  const { journal, plan, part, person, supervision } = workspace;
  const names = supervision.people
    .filter(({ personId }) => personId !== person.personId)
    .map(({ personId }) => workspace.shortNameOf(personId))
    .join(', ');
  const tasks = tasksBefore(plan, journal.agreements, { part, personId: person.personId });
  const events = pairCalendar(journal, tasks, today, {
    meeting: m.calendar_meeting({ names }),
    due: (title) => m.calendar_task({ title }),
    untitled: m.task_untitled(),
  });
  if (events.length === 0) return false;
  const text = calendarFile(events, new Date().toISOString());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  link.download = `${m.calendar_file()}-${today}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
