import { isLateEntry, moodMoments, type Meeting } from '#lib/domain/journal.ts';
import { meetingVersion, talkedTitles, writeMeetingVersion } from '#lib/domain/meeting-record.ts';
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
import { signatureLines } from './copy-signatures.ts';
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
  const record = meetingVersion(meeting, content.journal.agreements, content.points);
  const signed = signatureLines(meeting.id, writeMeetingVersion(record), { ...content, nameOf });
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
    ...words(m.summary_talked(), talkedTitles(meeting, content.points).join('\n')),
    ...words(m.meeting_notes(), meeting.notes),
    ...words(m.meeting_difficulties(), meeting.difficulties),
    ...words(
      m.meeting_models(),
      meeting.models.map((model) => interactionModelTerms[model]()).join('\n'),
    ),
    ...(agreed.length > 0
      ? words(m.agreements_title(), agreed.map((each) => agreementLine(each, circle)).join('\n'))
      : []),
    ...words(m.sign_title(), signed.join('\n')),
  ];
}

function lateWords({ enteredOn, heldOn }: Meeting): string {
  return m.late_entry({ entered: formatDate(enteredOn ?? ''), held: formatDate(heldOn) });
}

function agreementLine(agreement: Agreement, circle: Circle): string {
  const { title, dueOn } = agreement;
  return [title, doerWords(agreement, circle), dueOn ? formatDate(dueOn) : '']
    .filter(Boolean)
    .join(' · ');
}
