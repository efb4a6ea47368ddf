import type { IsoDate } from '#lib/domain/dates.ts';
import { namingNext, type Journal } from '#lib/domain/journal.ts';
import { isOpen, type Task } from '#lib/domain/plan.ts';
import type { CalendarEvent } from './ics.ts';

export interface CalendarWords {
  readonly meeting: string;
  readonly due: (title: string) => string;
  readonly untitled: string;
}

/** What lies ahead of a pair: planned meetings, the date that the last record names, and due dates. */
export function pairCalendar(
  { meetings }: Pick<Journal, 'meetings'>,
  tasks: readonly Task[],
  today: IsoDate,
  words: CalendarWords,
): CalendarEvent[] {
  const planned = meetings.filter(({ state, heldOn }) => state === 'planned' && heldOn >= today);
  const taken = new Set(planned.map(({ heldOn }) => heldOn));
  const events: CalendarEvent[] = planned.map((meeting) => ({
    uid: `meeting-${meeting.id}@tandem`,
    on: meeting.heldOn,
    at: meeting.startsAt,
    minutes: meeting.minutes,
    summary: meeting.topic ? `${words.meeting} – ${meeting.topic}` : words.meeting,
    location: meeting.place,
  }));
  const naming = namingNext(meetings);
  if (naming?.nextOn && naming.nextOn >= today && !taken.has(naming.nextOn)) {
    const uid = `next-${naming.id}@tandem`;
    const on = naming.nextOn;
    events.push({ uid, on, at: '', minutes: null, summary: words.meeting, location: '' });
  }
  for (const task of tasks) {
    if (!isOpen(task) || !task.dueOn || task.dueOn < today) continue;
    events.push({
      uid: `task-${task.id}@tandem`,
      on: task.dueOn,
      at: '',
      minutes: null,
      summary: words.due(task.title || words.untitled),
      location: '',
    });
  }
  return events.sort((a, b) => `${a.on}${a.at}`.localeCompare(`${b.on}${b.at}`));
}
