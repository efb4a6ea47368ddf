import type { Acceptance } from '#lib/documents/acceptances.ts';
import { planAcceptance, type Supervision } from '#lib/documents/supervision.ts';
import type { OwnFoot } from '#lib/documents/plan-foot.ts';
import { reflectionPrompts, type DiaryEntry } from '#lib/documents/diary.ts';
import type { AgendaPoint } from '#lib/domain/agenda.ts';
import { localDay } from '#lib/domain/dates.ts';
import type { Journal, Meeting, SharedReflection } from '#lib/domain/journal.ts';
import type { Signature } from '#lib/domain/meeting-record.ts';
import { mentorTerms } from '#lib/domain/handover.ts';
import { changesSince } from '#lib/domain/plan-version.ts';
import type { Plan, Task } from '#lib/domain/plan.ts';
import type { SharedRating } from '#lib/domain/ratings.ts';
import type { ReportWords } from '#lib/domain/report.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import { doerWords, type Circle } from '#lib/i18n/doers.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { termWords } from '#lib/i18n/mentor-terms.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { formTerms, partTerms, statusTerms } from '#lib/i18n/terms.ts';
import { meetingBlocks } from './copy-meetings.ts';
import { ratingLines, type RatedContent } from './copy-ratings.ts';
import { planSignatureLines } from './copy-signatures.ts';
import { facts, words, type Block, type Report } from './report.ts';

/** What a person can read of one pair. */
export interface PairContent {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly shared: readonly SharedReflection[];
  readonly supervision: Supervision;
  readonly points: readonly AgendaPoint[];
  readonly signatures: readonly Signature[];
  readonly ratings: readonly SharedRating[];
  /** Whose copy it is: faces that are still hidden from them are hidden here too. */
  readonly readerId: string;
  /** Whom it is made about, when it is about one person: they may have left the pair. */
  readonly about?: { readonly personId: string; readonly name: string };
  /** What both sides wrote at the end of the plan, one of each mentee; after them of those who have left. */
  readonly feet: readonly OwnFoot[];
  /** The mentor's report. */
  readonly report: ReportWords;
}

export interface DiaryContent {
  /** My part in each pair that an entry may be about. */
  readonly parts: Readonly<Record<string, PairPart>>;
  readonly entries: readonly DiaryEntry[];
}

export interface CopyContent {
  readonly owner: string;
  readonly madeOn: string;
  readonly pairs: readonly PairContent[];
  readonly diaries: readonly DiaryContent[];
}

/** Everything that a person can read, as a report in the language of the interface. */
export function copyReport({ owner, madeOn, pairs, diaries }: CopyContent): Report {
  const meetings = pairs.flatMap(({ journal }) => journal.meetings);
  return {
    locale: getLocale(),
    title: m.copy_document_title({ name: owner }),
    notes: [m.copy_document_made({ date: formatDate(madeOn) }), m.copy_document_keep()],
    blocks: [
      ...pairs.flatMap(pairBlocks),
      ...diaries.flatMap((diary) => diaryBlocks(diary, meetings)),
    ],
  };
}

/** One pair with all that its reader can see. */
export function pairBlocks(content: PairContent): Block[] {
  const { plan, journal, shared, supervision, feet, report, about } = content;
  const { head, people, handovers } = supervision;
  const nameOf = (id: string) =>
    people.find(({ personId }) => personId === id)?.name ??
    handovers.find(({ fromId }) => fromId === id)?.fromName ??
    (about?.personId === id ? about.name : '');
  const acceptance = planAcceptance(supervision);
  const accepted = acceptance ? acceptanceWords(acceptance, plan) : '';
  const day = (date: string | null) => (date ? formatDate(date) : '');
  return [
    { kind: 'heading', level: 2, text: people.map(({ name }) => name).join(' – ') || m.nav_pair() },
    ...facts(
      ...people.map(({ part, name, position }): [string, string] => [
        partTerms[part](),
        [name, position].filter(Boolean).join(', '),
      ]),
      [m.handover_history(), mentorTerms(handovers, people).map(termWords).join('; ')],
      [m.copy_form(), formTerms[head.form]()],
      [m.copy_starts(), day(head.startsOn)],
      [m.copy_ends(), day(head.endsOn)],
    ),
    { kind: 'heading', level: 3, text: m.plan_title() },
    ...words('', accepted),
    ...planBlocks(plan, { ...content, people, nameOf }),
    ...feet.flatMap((foot) => {
      const { menteeId, analysis, selfAssessment } = foot;
      const signed = planSignatureLines(plan, foot, { ...content, nameOf });
      const whose = feet.length > 1 ? ` · ${nameOf(menteeId) || m.copy_former_mentee()}` : '';
      return [
        ...words(m.foot_analysis() + whose, analysis),
        ...words(m.foot_self() + whose, selfAssessment),
        ...words(m.plan_signatures() + whose, signed.join('\n')),
      ];
    }),
    { kind: 'heading', level: 3, text: m.meetings_title() },
    ...(journal.meetings.length === 0 ? words('', m.meetings_empty()) : []),
    ...journal.meetings.flatMap((meeting, index) =>
      meetingBlocks(meeting, index + 1, content, nameOf),
    ),
    ...reportBlocks(report),
    { kind: 'heading', level: 3, text: m.reflection_shared_title() },
    ...(shared.length === 0 ? words('', m.reflection_shared_empty()) : []),
    ...shared.flatMap(({ authorId, sharedAt, text, sure }) =>
      words(
        `${nameOf(authorId)} · ${formatDate(localDay(sharedAt))}`,
        [text, sure === null ? '' : m.reflection_sure_shared({ value: sure })]
          .filter(Boolean)
          .join('\n'),
      ),
    ),
  ];
}

/** "Accepted" is never said of a plan that has changed since. */
function acceptanceWords({ acceptedAt, version }: Acceptance, plan: Plan): string {
  const date = formatDate(localDay(acceptedAt));
  const changes = changesSince(version, plan);
  if (changes === null) return m.acceptance_unfixed({ date });
  return changes === 0 ? m.plan_accepted({ date }) : m.acceptance_changed({ date, count: changes });
}

function planBlocks({ goals, tasks }: Plan, circle: Circle & RatedContent): Block[] {
  const loose = tasks.filter(({ goalId }) => goalId === '');
  return [
    ...(goals.length === 0 && loose.length === 0 ? words('', m.plan_empty_read()) : []),
    ...goals.flatMap((goal, index): Block[] => [
      { kind: 'heading', level: 4, text: `${index + 1}. ${goal.title || m.goal_untitled()}` },
      ...facts([m.goal_gap(), goal.gap], [m.goal_success(), goal.success]),
      ...words(m.rating_title(), ratingLines(goal, circle).join('\n')),
      ...taskTable(
        tasks.filter(({ goalId }) => goalId === goal.id),
        circle,
      ),
    ]),
    ...(loose.length > 0
      ? [
          { kind: 'heading', level: 4, text: m.tasks_without_goal() } as const,
          ...taskTable(loose, circle),
        ]
      : []),
  ];
}

function taskTable(tasks: readonly Task[], circle: Circle): Block[] {
  if (tasks.length === 0) return [];
  const head = [
    m.task_title(),
    m.task_form(),
    m.task_due(),
    m.task_responsible(),
    m.task_status(),
    m.task_planned(),
    m.task_actual(),
    m.task_evidence(),
  ];
  const rows = tasks.map((task) => [
    task.title,
    task.formOfWork,
    task.dueOn ? formatDate(task.dueOn) : m.task_no_due(),
    doerWords(task, circle),
    markWords(task),
    task.plannedResult,
    task.actualResult,
    task.evidence,
  ]);
  return [{ kind: 'table', head, rows }];
}

function markWords({ status, reason }: Task): string {
  const isExplained = status === 'postponed' || status === 'dropped';
  return [statusTerms[status](), isExplained ? reason.trim() : ''].filter(Boolean).join(': ');
}

function reportBlocks({ worked, difficulties, proposals }: ReportWords): Block[] {
  const written = [
    ...words(m.report_worked(), worked),
    ...words(m.report_difficulties(), difficulties),
    ...words(m.report_proposals(), proposals),
  ];
  if (written.length === 0) return [];
  return [{ kind: 'heading', level: 3, text: m.report_title() }, ...written];
}

function diaryBlocks({ parts, entries }: DiaryContent, meetings: readonly Meeting[]): Block[] {
  if (entries.length === 0) return [];
  const promptsOf = (pairId: string) => ({
    worked: m.reflection_worked(),
    hard: m.reflection_hard(),
    willTry: m.reflection_willTry(),
    need: parts[pairId] === 'mentor' ? m.reflection_need_mentor() : m.reflection_need_mentee(),
  });
  return [
    { kind: 'heading', level: 2, text: m.copy_diary() },
    ...entries.flatMap((entry): Block[] => {
      const date = formatDate(localDay(entry.createdAt));
      const topic = meetings.find(({ id }) => id === entry.meetingId)?.topic;
      const title = m.reflection_untitled({ date });
      const prompts = promptsOf(entry.pairId);
      return [
        { kind: 'heading', level: 4, text: topic ? `${title}. ${topic}` : title },
        ...reflectionPrompts.flatMap((prompt) => words(prompts[prompt], entry.answers[prompt])),
        ...facts([m.reflection_sure(), entry.sure === null ? '' : `${entry.sure} / 10`]),
      ];
    }),
  ];
}
