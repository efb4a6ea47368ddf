import type * as Y from 'yjs';

import type { PairPart } from '#lib/domain/forms.ts';

/**
 * What stands at the foot of a plan: the mentor's analysis and the mentee's self-assessment. Each mentee
 * has a foot, in a group too. These are root texts, so that both may begin them while apart.
 */

export const footFields = ['analysis', 'selfAssessment'] as const;
export type FootField = (typeof footFields)[number];

export type PlanFoot = Readonly<Record<FootField, string>>;

export function footText(doc: Y.Doc, menteeId: string, field: FootField): Y.Text {
  return doc.getText(`foot:${menteeId}:${field}`);
}

export function readFoot(doc: Y.Doc, menteeId: string): PlanFoot {
  return {
    analysis: footText(doc, menteeId, 'analysis').toString(),
    selfAssessment: footText(doc, menteeId, 'selfAssessment').toString(),
  };
}

/** The mentees at whose foot anybody has ever written, in this copy of the document. */
export function menteesWithFoot(doc: Y.Doc): string[] {
  const ids = [...doc.share.keys()].flatMap((name) => /^foot:(.+):\w+$/u.exec(name)?.[1] ?? []);
  return [...new Set(ids)].sort();
}

/** The foot of one mentee, and whose it is. */
export type OwnFoot = PlanFoot & { readonly menteeId: string };

/** The feet of the mentees among `people`, and after them of those who have left and at whose foot something stands. */
export function readAllFeet(
  doc: Y.Doc,
  people: readonly { readonly personId: string; readonly part: PairPart }[],
): OwnFoot[] {
  const mentees = people.filter(({ part }) => part === 'mentee').map(({ personId }) => personId);
  const footOf = (menteeId: string) => ({ menteeId, ...readFoot(doc, menteeId) });
  const left = menteesWithFoot(doc).filter((id) => !mentees.includes(id));
  return [
    ...mentees.map(footOf),
    ...left.map(footOf).filter((foot) => footFields.some((field) => foot[field].trim() !== '')),
  ];
}
