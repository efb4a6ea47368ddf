import type { AgendaPoint } from '#lib/domain/agenda.ts';
import { isLateEntry, moodMoments, type Meeting } from '#lib/domain/journal.ts';
import { meetingVersion, signatureOf, writeMeetingVersion } from '#lib/domain/meeting-record.ts';
import { visibleMoods } from '#lib/domain/moods.ts';
import type { Agreement } from '#lib/domain/plan.ts';
import { doerWords, type Circle } from '#lib/i18n/doers.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import {
  faceTerms,
  interactionModelTerms,
  meetingFormatTerms,
  meetingKindTerms,
  meetingStateTerms,
} from '#lib/i18n/meeting-terms.ts';
import type { PairContent } from './copy-report.ts';
import { facts, words, type Block } from './report.ts';

/** One meeting with what was talked about, agreed and signed, as the reader of the copy may see it. */
export function meetingBlocks(
  meeting: Meeting,
  number: number,
  content: PairContent,
  nameOf: (id: string) => string,
): Block[] {
  const members = content.supervision.people.map(({ personId }) => personId);
  const moodWords = { before: m.meeting_mood_before(), after: m.meeting_mood_after() };
  const moods = moodMoments.map((moment): [string, string] => [
    moodWords[moment],
    visibleMoods(meeting, moment, content.readerId, members)
      .map(({ personId, face }) => `${nameOf(personId)}: ${faceTerms[face]().toLowerCase()}`)
      .join(', '),
  ]);
  const circle = { people: content.supervision.people, nameOf };
  const agreed = content.journal.agreements.filter(({ meetingId }) => meetingId === meeting.id);
  return [
    {
      kind: 'heading',
      level: 4,
      text: `${m.meeting_number({ number })}. ${meeting.topic || m.meeting_untitled()}`,
    },
    ...facts(
      [m.meeting_date(), formatDate(meeting.heldOn)],
      [m.meeting_time(), meeting.startsAt],
      [m.meeting_kind(), meetingKindTerms[meeting.kind]()],
      [m.meeting_state(), meetingStateTerms[meeting.state]()],
      [m.meeting_minutes(), meeting.minutes === null ? '' : String(meeting.minutes)],
      [m.meeting_format(), meetingFormatTerms[meeting.format]()],
      [m.meeting_place(), meeting.place],
      [m.meeting_present(), meeting.present.map(nameOf).filter(Boolean).join(', ')],
      ...moods,
      [m.meeting_next(), meeting.nextOn ? formatDate(meeting.nextOn) : ''],
    ),
    ...words('', isLateEntry(meeting) ? lateWords(meeting) : ''),
    ...words(m.missed_reason(), meeting.state === 'missed' ? meeting.missedReason : ''),
    ...words(m.meeting_agenda(), meeting.agenda),
    ...words(m.summary_talked(), talkedPoints(meeting, content.points)),
    ...words(m.meeting_notes(), meeting.notes),
    ...words(m.meeting_difficulties(), meeting.difficulties),
    ...words(
      m.meeting_models(),
      meeting.models.map((model) => interactionModelTerms[model]()).join('\n'),
    ),
    ...(agreed.length > 0
      ? words(m.agreements_title(), agreed.map((each) => agreementLine(each, circle)).join('\n'))
      : []),
    ...words(m.sign_title(), signatureLines(meeting, content, nameOf).join('\n')),
  ];
}

function lateWords({ enteredOn, heldOn }: Meeting): string {
  return m.late_entry({ entered: formatDate(enteredOn ?? ''), held: formatDate(heldOn) });
}

function talkedPoints({ talked }: Meeting, points: readonly AgendaPoint[]): string {
  return points
    .filter(({ id }) => talked.includes(id))
    .map(({ title }) => title)
    .join('\n');
}

/** Who signed, when, on whose tablet; "signed" is never said alone of a record that has changed since. */
function signatureLines(
  meeting: Meeting,
  { journal, points, signatures }: PairContent,
  nameOf: (id: string) => string,
): string[] {
  const record = writeMeetingVersion(meetingVersion(meeting, journal.agreements, points));
  const own = signatures.filter(({ meetingId }) => meetingId === meeting.id);
  return [...new Set(own.map(({ personId }) => personId))].flatMap((personId) => {
    const signature = signatureOf(personId, meeting.id, own, record);
    if (!signature) return [];
    const { tabletOf, at } = signature;
    return [
      [
        nameOf(personId) || m.authors_unknown(),
        m.sign_signed({ when: formatDate(at.slice(0, 10)) }),
        tabletOf === personId ? '' : m.sign_tablet({ name: nameOf(tabletOf) }),
        signature.record === record ? '' : m.sign_changed(),
      ]
        .filter(Boolean)
        .join(' · '),
    ];
  });
}

function agreementLine(agreement: Agreement, circle: Circle): string {
  const { title, dueOn } = agreement;
  return [title, doerWords(agreement, circle), dueOn ? formatDate(dueOn) : '']
    .filter(Boolean)
    .join(' · ');
}
