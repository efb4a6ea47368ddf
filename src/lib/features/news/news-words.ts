import type { NewsEntry, NewsRoot } from '#lib/domain/news.ts';
import { fieldName } from '#lib/features/history/history-words.ts';
import { placePath } from '#lib/features/pair/place-path.ts';
import { formatDay, formatRelativeDay } from '#lib/i18n/formats.ts';
import { localIsoDate } from '#lib/domain/dates.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { clock } from '#lib/state/clock.svelte.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';

type NamedRoot = Exclude<NewsRoot, 'foot' | 'reflections'>;

const changeTerms: Record<
  NamedRoot,
  Record<NewsEntry['kind'], (named: { name: string }) => string>
> = {
  goals: {
    added: m.news_goal_added,
    changed: m.news_goal_changed,
    removed: m.news_goal_removed,
    returned: m.news_goal_returned,
  },
  tasks: {
    added: m.news_task_added,
    changed: m.news_task_changed,
    removed: m.news_task_removed,
    returned: m.news_task_returned,
  },
  meetings: {
    added: m.news_meeting_added,
    changed: m.news_meeting_changed,
    removed: m.news_meeting_removed,
    returned: m.news_meeting_returned,
  },
};

/** «Новая задача: прочесть главу» */
export function changeWords(workspace: PairWorkspace, { root, id, kind, name }: NewsEntry): string {
  if (root === 'foot') return m.news_foot();
  if (root === 'reflections') return m.news_shared();
  return changeTerms[root][kind]({ name: name.trim() || nameOfUntitled(workspace, root, id) });
}

function nameOfUntitled(workspace: PairWorkspace, root: NamedRoot, id: string): string {
  const meeting =
    root === 'meetings' ? workspace.journal.meetings.find((known) => known.id === id) : undefined;
  return meeting ? formatDay(meeting.heldOn, clock.today) : m.versions_untitled();
}

/** «Вера · вчера · что делали, место» */
export function changeFacts(workspace: PairWorkspace, { root, by, at, fields }: NewsEntry): string {
  const time = Date.parse(at);
  const when = Number.isNaN(time)
    ? ''
    : formatRelativeDay(localIsoDate(new Date(time)), clock.today);
  const named =
    root === 'reflections' || root === 'foot' ? [] : fields.map((field) => fieldName(root, field));
  const who = by.map((personId) => workspace.shortNameOf(personId)).filter(Boolean);
  return [who.join(', '), when, [...new Set(named)].join(', ')].filter(Boolean).join(' · ');
}

/** Where one sees it; what was removed lies in the bin. */
export function changePath(pairId: string, { root, id, kind, meetingId }: NewsEntry): string {
  if (kind === 'removed') return `/pair/${pairId}/history`;
  if (root === 'tasks')
    return placePath({ kind: meetingId ? 'agreement' : 'task', pairId, id, meetingId });
  const kinds = {
    goals: 'goal',
    meetings: 'meeting',
    foot: 'foot',
    reflections: 'shared',
  } as const;
  return placePath({ kind: kinds[root], pairId, id, meetingId });
}
