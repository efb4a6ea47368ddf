import type * as Y from 'yjs';

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
