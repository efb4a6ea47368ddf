import type { Role } from '#lib/domain/access.ts';
import type { ConsentGiver, ConsentPurpose } from '#lib/domain/consents.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { roleTerms } from '#lib/i18n/curator-terms.ts';
import { formatDay, formatMoment } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { SignInState } from '#lib/protocol/api.ts';

export const purposeWords: Readonly<Record<ConsentPurpose, () => string>> = {
  participation: m.consent_purpose_participation,
  publication: m.consent_purpose_publication,
};

export const giverWords: Readonly<Record<ConsentGiver, () => string>> = {
  self: m.consent_giver_self,
  parent: m.consent_giver_parent,
};

export const roleExplanations: Readonly<Record<Role, () => string>> = {
  member: m.role_explain_member,
  head: m.role_explain_head,
  curator: m.role_explain_curator,
};

export function roleWord(role: Role): string {
  return role === 'member' ? m.role_member_option() : roleTerms[role]();
}

/** How somebody signs in, in a few words. */
export function signInWords(state: SignInState | undefined, today: IsoDate): string {
  if (!state) return m.access_never();
  const parts = [];
  if (state.devices > 0) parts.push(m.access_devices({ count: state.devices }));
  if (state.lastSeenAt !== null) {
    const when = formatMoment(Date.parse(state.lastSeenAt), today);
    parts.push(m.access_last_seen({ when }));
  }
  if (state.codeUntil !== null) {
    const date = formatDay(state.codeUntil.slice(0, 10), today);
    if (parts.length === 0) parts.push(m.access_never());
    parts.push(m.access_code_until({ date }));
  }
  return parts.length > 0 ? parts.join(', ') : m.access_signed_out();
}
