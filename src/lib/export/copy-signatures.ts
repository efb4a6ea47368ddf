import type { Foot } from '#lib/domain/closing.ts';
import { signatureOf, type Signature } from '#lib/domain/meeting-record.ts';
import { planSubject, signedPlan, writeSignedPlan } from '#lib/domain/plan-signing.ts';
import type { Plan } from '#lib/domain/plan.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** What signatures lie under, and how the people are called. */
export interface SignedContent {
  readonly signatures: readonly Signature[];
  readonly nameOf: (id: string) => string;
}

/** Who signed, when, on whose tablet; "signed" is never said alone of a record that has changed since. */
export function signatureLines(
  subject: string,
  record: string,
  { signatures, nameOf }: SignedContent,
): string[] {
  const own = signatures.filter(({ meetingId }) => meetingId === subject);
  return [...new Set(own.map(({ personId }) => personId))].flatMap((personId) => {
    const signature = signatureOf(personId, subject, own, record);
    if (!signature) return [];
    const { tabletOf, at } = signature;
    return [
      [
        nameOf(personId) || m.authors_unknown(),
        m.sign_signed({ when: formatDate(at.slice(0, 10)) }),
        tabletOf === personId ? '' : m.sign_tablet({ name: nameOf(tabletOf) }),
        signature.record === record ? '' : m.sign_changed(),
      ]
        .filter(Boolean)
        .join(' · '),
    ];
  });
}

/** Those under the plan of one mentee. */
export function planSignatureLines(
  plan: Plan,
  foot: Foot & { readonly menteeId: string },
  content: SignedContent,
): string[] {
  const { menteeId } = foot;
  const record = writeSignedPlan(signedPlan(plan, foot, menteeId));
  return signatureLines(planSubject(menteeId), record, content);
}
