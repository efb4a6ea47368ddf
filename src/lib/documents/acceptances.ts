import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import { liveItems, oneOf, stringOf } from './items.ts';

/**
 * What the curator has accepted: the root `acceptances` of the supervision document. Each fixes what lay
 * before the curator, as text in one spelling with its fingerprint, so that "accepted" is never
 * said of something else.
 */

export const acceptanceSubjects = ['plan', 'report'] as const;
export type AcceptanceSubject = (typeof acceptanceSubjects)[number];

export interface Acceptance {
  readonly id: string;
  readonly subject: AcceptanceSubject;
  readonly acceptedBy: string;
  readonly acceptedAt: IsoTime;
  /** What was accepted (`domain/plan-version.ts` for a plan); empty in acceptances of older apps. */
  readonly version: string;
  readonly fingerprint: string;
}

export function readAcceptances(doc: Y.Doc): Acceptance[] {
  return liveItems(doc, 'acceptances').map(([id, item]) => ({
    id,
    subject: oneOf(item, 'subject', acceptanceSubjects, 'plan'),
    acceptedBy: stringOf(item, 'createdBy'),
    acceptedAt: stringOf(item, 'createdAt'),
    version: stringOf(item, 'version'),
    fingerprint: stringOf(item, 'fingerprint'),
  }));
}

/** The acceptance of `subject` that holds, if any. */
export function lastAcceptance(
  acceptances: readonly Acceptance[],
  subject: AcceptanceSubject,
): Acceptance | undefined {
  return acceptances.findLast((acceptance) => acceptance.subject === subject);
}
