/**
 * What a remark is about, as one string: `plan`, `report`, `goal:<id>`, `task:<id>`, `meeting:<id>`, `foot:<mentee>` for
 * what stands at the foot of a mentee's plan, and `goal:<id>:<field>` for one field of it. What a newer app may name otherwise counts as the plan.
 */
export const anchorSubjects = ['goal', 'task', 'meeting', 'foot'] as const;
export type AnchorSubject = (typeof anchorSubjects)[number];

export type RemarkAnchor =
  | { readonly about: 'plan' | 'report' }
  | { readonly about: AnchorSubject; readonly id: string; readonly field: string };

export function parseAnchor(anchor: string): RemarkAnchor {
  const [kind, id = '', field = ''] = anchor.split(':');
  const about = anchorSubjects.find((known) => known === kind);
  if (about && id) return { about, id, field };
  return { about: kind === 'report' ? 'report' : 'plan' };
}

export function formatAnchor(anchor: RemarkAnchor): string {
  if (!('id' in anchor)) return anchor.about;
  return [anchor.about, anchor.id, anchor.field].filter(Boolean).join(':');
}

/** Whether `anchor` is `place` or a field of it. */
export function isAnchoredAt(anchor: string, place: string): boolean {
  return anchor === place || anchor.startsWith(`${place}:`);
}

/** The fields that a remark may be about. */
export const anchorFields: Readonly<Record<AnchorSubject, readonly string[]>> = {
  goal: ['title', 'gap', 'success'],
  task: [
    'title',
    'formOfWork',
    'dueOn',
    'plannedResult',
    'actualResult',
    'evidence',
    'responsible',
    'status',
    'reason',
  ],
  meeting: ['topic', 'agenda', 'notes', 'difficulties', 'missedReason'],
  foot: ['analysis', 'selfAssessment'],
};
