import { fieldName } from '#lib/features/history/history-words.ts';
import { placePath } from '#lib/features/pair/place-path.ts';
import { parseAnchor, type AnchorSubject } from '#lib/domain/remark-anchor.ts';
import type { RemarkState } from '#lib/domain/remarks.ts';
import type { ReviewNews } from '#lib/domain/review.ts';
import { formatDay } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';
import { clock } from '#lib/state/clock.svelte.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

export const remarkStateTerms: Terms<RemarkState> = {
  waiting: m.remark_waiting,
  answered: m.remark_answered,
  open: m.remark_open,
  resolved: m.remark_resolved,
};

export const remarkTones = {
  waiting: 'warning',
  answered: 'accent',
  open: 'neutral',
  resolved: 'success',
} as const;

/** Under which names the history tells of what remarks are about. */
export const anchorRoots = {
  goal: 'goals',
  task: 'tasks',
  meeting: 'meetings',
  foot: 'feet',
} as const satisfies Record<AnchorSubject, string>;

/** What a remark is about and where that stands. What is gone stands nowhere: `href` is empty. */
export function placeOf(workspace: PairWorkspace, anchor: string): { href: string; name: string } {
  const base = `/pair/${workspace.pairId}`;
  const place = parseAnchor(anchor);
  if (!('id' in place)) {
    return place.about === 'report'
      ? { href: `${base}/report`, name: m.remark_on_report() }
      : { href: `${base}/plan`, name: m.remark_on_plan() };
  }
  const { about, id, field } = place;
  const named = field ? ` · ${fieldName(anchorRoots[about], field)}` : '';
  if (about === 'meeting') {
    const meeting = workspace.journal.meetings.find((known) => known.id === id);
    const date = meeting ? formatDay(meeting.heldOn, clock.today) : '';
    const name = meeting ? m.remark_on_meeting({ date }) : m.remark_on_missing();
    return { href: meeting ? `${base}/meetings/${id}` : '', name: name + named };
  }
  const { plan, journal, pairId, supervision } = workspace;
  if (about === 'foot') {
    const mentees = supervision.people.filter(({ part }) => part === 'mentee');
    const mentee = mentees.find(({ personId }) => personId === id);
    if (!mentee) return { href: '', name: m.remark_on_missing() + named };
    const name = mentees.length > 1 ? m.foot_of({ name: mentee.name }) : m.foot_title();
    return { href: placePath({ kind: 'foot', pairId, id, meetingId: '' }), name: name + named };
  }
  const has = ({ id: known }: { id: string }) => known === id;
  const goal = about === 'goal' && plan.goals.find(has);
  if (goal) {
    const name = m.remark_on_goal({ title: goal.title || m.goal_untitled() });
    return { href: placePath({ kind: 'goal', pairId, id, meetingId: '' }), name: name + named };
  }
  const planned = about === 'task' && plan.tasks.find(has);
  const task = planned || (about === 'task' && journal.agreements.find(has));
  if (!task) return { href: '', name: m.remark_on_missing() + named };
  const kind = planned ? 'task' : 'agreement';
  const name = m.remark_on_task({ title: task.title || m.task_untitled() });
  return { href: placePath({ kind, pairId, id, meetingId: task.meetingId }), name: name + named };
}

/** What has come since the last reading, in words. */
export function newsWords({ plan, work, meetings, answers }: ReviewNews): string[] {
  return [
    plan ? m.review_news_plan() : '',
    work ? m.review_news_work() : '',
    meetings ? m.review_news_meetings({ count: meetings }) : '',
    answers ? m.review_news_answers({ count: answers }) : '',
  ].filter(Boolean);
}

/** Who wrote it: a member by name, a curator as such. */
export function authorOf(workspace: PairWorkspace, personId: string): string {
  return workspace.nameOf(personId) || m.remark_by_curator();
}
