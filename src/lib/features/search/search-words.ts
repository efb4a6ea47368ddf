import type { FindableKind } from '#lib/domain/findable.ts';
import { isIsoDate } from '#lib/domain/dates.ts';
import { formatDay, formatWeekday } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';
import { clock } from '#lib/state/clock.svelte.ts';
import type { Found } from '#lib/state/search.ts';

export const kindTerms: Terms<FindableKind> = {
  goal: m.search_kind_goal,
  task: m.search_kind_task,
  agreement: m.search_kind_agreement,
  meeting: m.search_kind_meeting,
  point: m.search_kind_point,
  reflection: m.search_kind_reflection,
  shared: m.search_kind_shared,
  remark: m.search_kind_remark,
  foot: m.search_kind_foot,
  report: m.search_kind_report,
};

/** What a find is called that has no name of its own. */
export function nameOfUntitled({ kind, day }: Pick<Found, 'kind' | 'day'>): string {
  if (kind === 'goal') return m.goal_untitled();
  if (kind === 'point') return m.agenda_untitled();
  if (kind === 'task' || kind === 'agreement') return m.task_untitled();
  const date = isIsoDate(day) ? formatDay(day, clock.today) : '';
  if (kind === 'meeting') return isIsoDate(day) ? formatWeekday(day) : m.meeting_untitled();
  if (kind === 'reflection') return m.reflection_untitled({ date });
  if (kind === 'shared') return m.search_shared_of({ date });
  return kind === 'remark' ? m.search_remark_of({ date }) : kindTerms[kind]();
}
