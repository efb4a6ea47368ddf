import type * as Y from 'yjs';

import type { Plan } from '#lib/domain/plan.ts';
import { writePlanVersion } from '#lib/domain/plan-version.ts';
import type { AcceptanceSubject } from './acceptances.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem, removeItem, restoreItem } from './items.ts';

/** Accepting, apart from reading acceptances: every page of a pair reads them, few people accept. */

/** Records that the curator who edits has accepted `version` of the plan or the final report. */
export function accept(
  doc: Y.Doc,
  subject: AcceptanceSubject,
  version: string,
  createdAt?: string,
): string {
  const values = { subject, version, fingerprint: fingerprint(version) };
  return addItem(doc, 'acceptances', { values, createdAt });
}

/** Accepts the plan as it is in `plan`. */
export function acceptPlan(doc: Y.Doc, plan: Plan, createdAt?: string): string {
  return accept(doc, 'plan', writePlanVersion(plan), createdAt);
}

export function takeAcceptanceBack(doc: Y.Doc, id: string): void {
  removeItem(doc, 'acceptances', id);
}

export function restoreAcceptance(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'acceptances', id);
}
