import type { Programme, ProgrammeItem } from '#lib/documents/programme.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import type {
  Direction,
  FormField,
  IndicatorSource,
  PassportField,
  Side,
  Stage,
} from '#lib/domain/programme.ts';
import { formatDate, formatDay, formatNumber } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';

/** What the parts of a programme are called. */

/** The lists that the programme’s page shows; questionnaires will have a page of their own. */
export const shownLists = ['roadmap', 'calendar', 'indicators', 'documents', 'resources'] as const;
export type ShownList = (typeof shownLists)[number];

export const programmeParts = ['passport', 'forms', ...shownLists, 'periods', 'presets'] as const;
export type ProgrammePart = (typeof programmeParts)[number];

export const partTitles: Terms<ProgrammePart> = {
  passport: m.programme_part_passport,
  forms: m.programme_part_forms,
  roadmap: m.programme_part_roadmap,
  calendar: m.programme_part_calendar,
  indicators: m.programme_part_indicators,
  documents: m.programme_part_documents,
  resources: m.programme_part_resources,
  periods: m.programme_part_periods,
  presets: m.programme_part_presets,
};

export const passportTerms: Terms<PassportField> = {
  title: m.passport_title,
  grounds: m.passport_grounds,
  aim: m.passport_aim,
  tasks: m.passport_tasks,
  participants: m.passport_participants,
  partners: m.passport_partners,
  results: m.passport_results,
  correction: m.passport_correction,
};

export const passportHints: Partial<Terms<PassportField>> = {
  grounds: m.passport_grounds_hint,
  tasks: m.passport_tasks_hint,
  correction: m.passport_correction_hint,
};

export const formFieldTerms: Terms<FormField> = {
  aim: m.forms_aim,
  tasks: m.forms_tasks,
  results: m.forms_results,
  mentors: m.forms_mentors,
  mentees: m.forms_mentees,
};

const stageNames: Terms<Stage> = {
  1: m.stage_1,
  2: m.stage_2,
  3: m.stage_3,
  4: m.stage_4,
  5: m.stage_5,
  6: m.stage_6,
  7: m.stage_7,
};

/** «3. База наставников» */
export function stageTitle(stage: Stage | null): string {
  return stage === null
    ? m.stage_none()
    : m.stage_title({ number: stage, name: stageNames[stage]() });
}

export const sideTerms: Terms<Side> = { inside: m.side_inside, outside: m.side_outside };

export const directionTerms: Terms<Direction> = {
  higher: m.indicator_higher,
  lower: m.indicator_lower,
};

export const sourceTerms: Terms<IndicatorSource> = {
  counted: m.indicator_counted,
  survey: m.indicator_survey,
  manual: m.indicator_manual,
};

interface ListWords {
  readonly title: () => string;
  readonly add: () => string;
  readonly empty: () => string;
  /** Of the tick, where the list has one. */
  readonly done?: (inputs: { title: string }) => string;
}

export const listWords: Readonly<Record<ShownList, ListWords>> = {
  roadmap: {
    title: m.entry_roadmap,
    add: m.entry_add_roadmap,
    empty: m.entry_empty_roadmap,
    done: m.entry_done,
  },
  calendar: {
    title: m.entry_calendar,
    add: m.entry_add_calendar,
    empty: m.entry_empty_calendar,
    done: m.entry_done,
  },
  indicators: {
    title: m.entry_indicators,
    add: m.entry_add_indicators,
    empty: m.entry_empty_indicators,
  },
  documents: {
    title: m.entry_documents,
    add: m.entry_add_documents,
    empty: m.entry_empty_documents,
    done: m.entry_ready,
  },
  resources: {
    title: m.entry_resources,
    add: m.entry_add_resources,
    empty: m.entry_empty_resources,
  },
};

/** «1 сентября 2026 – 31 мая 2027», as far as it is known. */
export function periodWords({
  startsOn,
  endsOn,
}: Pick<Programme['period'], 'startsOn' | 'endsOn'>): string {
  if (startsOn && endsOn) return `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
  if (startsOn) return m.period_since({ date: formatDate(startsOn) });
  if (endsOn) return m.period_until({ date: formatDate(endsOn) });
  return m.period_unset();
}

/** What stands under the title of an entry: the first is always shown whole, the others as far as there is room. */
export function entryFacts(list: ShownList, entry: ProgrammeItem, today: IsoDate): string[] {
  if (list === 'resources') return [];
  if (list === 'indicators') return indicatorFacts(entry);
  const date = entry.on ? formatDay(entry.on, today) : m.entry_no_date();
  return [date, entry.responsible, entry.result].filter(Boolean);
}

function indicatorFacts({ baseline, target, unit, period }: ProgrammeItem): string[] {
  const amount = (value: number) => [formatNumber(value, 2), unit].filter(Boolean).join('\u00a0');
  return [
    target === null ? m.indicator_no_target() : m.indicator_fact_target({ value: amount(target) }),
    baseline === null ? '' : m.indicator_fact_baseline({ value: amount(baseline) }),
    period,
  ].filter(Boolean);
}

/** «выполнено 3 из 13»; of documents «готово 2 из 4», of what nobody ticks off «3 показателя». */
export function howMuch(list: ShownList, entries: readonly ProgrammeItem[]): string {
  const count = entries.length;
  if (count === 0) return m.programme_nothing();
  if (list === 'indicators') return m.preset_count_indicators({ count });
  if (list === 'resources') return m.programme_count_resources({ count });
  const done = entries.filter((entry) => entry.done).length;
  return list === 'documents'
    ? m.programme_ready_of({ done, count })
    : m.programme_done_of({ done, count });
}
