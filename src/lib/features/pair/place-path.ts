import type { Findable } from '#lib/domain/findable.ts';

/**
 * The address of a thing of a pair: its page, and after «#» the element that `JumpTo` brings into sight.
 */
export function placePath({
  kind,
  pairId,
  id,
  meetingId,
}: Pick<Findable, 'kind' | 'pairId' | 'id' | 'meetingId'>): string {
  // The list for next time stands on the page of today.
  if (kind === 'point') return '/';
  const base = `/pair/${pairId}`;
  const paths: Record<Exclude<Findable['kind'], 'point'>, string> = {
    goal: `/plan#goal-${id}`,
    task: `/plan#task-${id}`,
    agreement: `/meetings/${meetingId}`,
    meeting: `/meetings/${id}`,
    reflection: `/reflection#entry-${id}`,
    shared: `/reflection#shared-${id}`,
    // An answer is found with its remark.
    remark: `/review#remark-${id.split('/')[0]}`,
    foot: `/plan#foot-${id}`,
    report: '/report',
  };
  return base + paths[kind];
}
