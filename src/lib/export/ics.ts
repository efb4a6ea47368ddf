import { addDays, type IsoDate, type IsoTime } from '#lib/domain/dates.ts';

/**
 * A calendar file as RFC 5545 has it. Times are floating («in local time»): a meeting at 15:30 is at
 * 15:30 by the clock on the wall, wherever the tablet's zone is set to.
 */
export interface CalendarEvent {
  /** The same for the same thing each time, so that a second import changes it and adds none. */
  readonly uid: string;
  readonly on: IsoDate;
  /** `HH:MM`; the whole day when empty. */
  readonly at: string;
  readonly minutes: number | null;
  readonly summary: string;
  readonly location: string;
}

export function calendarFile(events: readonly CalendarEvent[], writtenAt: IsoTime): string {
  const stamp = `${digits(writtenAt.slice(0, 19))}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tandem//Tandem//RU',
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { uid, on, at, minutes, summary, location } = event;
  const timed = /^([01]\d|2[0-3]):[0-5]\d$/.test(at);
  return [
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(timed
      ? [`DTSTART:${digits(on)}T${digits(at)}00`, `DURATION:PT${minutes || 45}M`]
      : [`DTSTART;VALUE=DATE:${digits(on)}`, `DTEND;VALUE=DATE:${digits(addDays(on, 1))}`]),
    `SUMMARY:${escape(summary)}`,
    ...(location ? [`LOCATION:${escape(location)}`] : []),
    ...(timed ? [] : ['TRANSP:TRANSPARENT']),
    'END:VEVENT',
  ];
}

function digits(text: string): string {
  return text.replaceAll(/[-:]/g, '');
}

function escape(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** No line is longer than 75 bytes, and no letter is cut in two. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > 75) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += letter;
    bytes += size;
  }
  return folded;
}
