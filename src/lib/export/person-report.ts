import type { IsoDate } from '#lib/domain/dates.ts';
import { localDay } from '#lib/domain/dates.ts';
import { requestTexts, type PersonRequest } from '#lib/domain/request.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import {
  ageTerms,
  areaTerms,
  interestTerms,
  kindTerms,
  mentorKindTerms,
  sideTerms,
  slotWords,
} from '#lib/i18n/request-terms.ts';
import { criterionTerms, decisionTerms, trainingTerms } from '#lib/i18n/selection-terms.ts';
import type { ExportedPerson } from '#lib/protocol/api.ts';
import { pairBlocks } from './copy-report.ts';
import { facts, words, type Block, type Report } from './report.ts';

/** What tells how a row was kept and is no fact about a person. */
const bookkeeping: ReadonlySet<string> = new Set(['createdBy', 'createdAt', 'rank', 'removedBy']);

/** Words that only the page knows which asks for the report. */
export interface PersonReportWords {
  readonly kind: (kind: ExportedPerson['record'][number]['kind']) => string;
  readonly consent: (consent: ExportedPerson['consents'][number]) => string;
  readonly field: (key: string) => string;
}

/** All that the school holds about a person, for `readerId`, as a report in the language of the interface. */
export function personReport(
  data: ExportedPerson,
  { personId, readerId }: { readonly personId: string; readonly readerId: string },
  { kind, consent, field }: PersonReportWords,
): Report {
  const name = String(data.person['name'] ?? '');
  const row = Object.entries(data.person).flatMap(([key, value]): [string, string][] =>
    bookkeeping.has(key) || value === null || value === '' || typeof value === 'object'
      ? []
      : [[field(key), String(value)]],
  );
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  return {
    locale: getLocale(),
    title: m.person_report_title({ name }),
    notes: [
      m.person_report_made({ date: formatDate(localDay(data.madeAt)) }),
      m.person_report_diary(),
    ],
    blocks: [
      heading(m.person_report_row()),
      ...facts(...row),
      heading(m.consent_heading()),
      ...words('', data.consents.map(consent).join('\n')),
      ...data.pairs.flatMap((pair) => pairBlocks({ ...pair, readerId, about: { personId, name } })),
      heading(m.person_report_answers()),
      ...data.answers.flatMap((answer) =>
        words(
          formatDate(localDay(answer.createdAt)),
          [...Object.values(answer.words), ...Object.values(answer.choices).map(String)].join('\n'),
        ),
      ),
      ...(data.requests.length > 0 ? [heading(m.request_title())] : []),
      ...data.requests.flatMap((request) => words('', requestWords(request))),
      ...data.proposals.flatMap(({ at, reason }) => words(formatDate(localDay(at)), reason)),
      ...selectionBlocks(data),
      ...(data.decisions.length > 0 ? [heading(m.person_report_decisions())] : []),
      ...data.decisions.flatMap((decision) => words('', decisionTerms[decision]())),
      heading(m.record_title()),
      {
        kind: 'table',
        head: [m.record_column_when(), m.record_column_what()],
        rows: data.record.map(({ kind: what, at }) => [formatDate(localDay(at)), kind(what)]),
      },
    ],
  };
}

/** How somebody was chosen and trained as a mentor; nothing where nobody has begun to. */
function selectionBlocks({ interviews, trainings, criteria }: ExportedPerson): Block[] {
  if (interviews.length + trainings.length === 0) return [];
  const own = new Map(criteria.map(({ id, title }) => [id, title]));
  const common = new Map<string, () => string>(Object.entries(criterionTerms));
  const nameOf = (criterion: string) => own.get(criterion) ?? common.get(criterion)?.() ?? '';
  const day = (on: IsoDate | null) => (on ? formatDate(on) : '');
  return [
    { kind: 'heading', level: 2, text: m.selection_title() },
    ...interviews.flatMap(({ on, marks, note }) => [
      ...words(day(on), note),
      ...facts(
        ...Object.entries(marks).map(([by, mark]): [string, string] => [nameOf(by), String(mark)]),
      ),
    ]),
    ...trainings.flatMap(({ on, kind, title }) =>
      words(day(on), [trainingTerms[kind](), title].filter(Boolean).join(': ')),
    ),
  ];
}

/** A request as it was filled in, a line for each answer. */
function requestWords(request: PersonRequest): string {
  const ticked = [
    request.side.map((each) => sideTerms[each]()),
    [...request.area, ...request.help].map((each) => areaTerms[each]()),
    request.interest.map((each) => interestTerms[each]()),
    request.mentorKind.map((each) => mentorKindTerms[each]()),
    request.age.map((each) => ageTerms[each]()),
    request.slot.map(slotWords),
  ].map((each) => each.join(', '));
  const kind = request.kind ? [kindTerms[request.kind]()] : [];
  const own = requestTexts.map((text) => request[text].trim());
  return [...kind, ...ticked, ...own].filter((line) => line !== '').join('\n');
}

/** The same for programs: everything as it was sent, at the end of the page. */
export function personDataTag(data: ExportedPerson): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="person-data">${json}</script>`;
}
