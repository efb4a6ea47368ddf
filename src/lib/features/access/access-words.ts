import type { Role } from '#lib/domain/access.ts';
import {
  consentTextVersion,
  type Consent,
  type ConsentGiver,
  type ConsentPurpose,
  type Withdrawal,
} from '#lib/domain/consents.ts';
import { roleTerms } from '#lib/i18n/curator-terms.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

export const purposeWords: Readonly<Record<ConsentPurpose, () => string>> = {
  participation: m.consent_purpose_participation,
  publication: m.consent_purpose_publication,
};

export const giverWords: Readonly<Record<ConsentGiver, () => string>> = {
  self: m.consent_giver_self,
  parent: m.consent_giver_parent,
};

/** Of the wordings that a paper may have, the app's present one first. */
export const paperOptions: readonly { readonly value: string; readonly label: () => string }[] = [
  ...Array.from({ length: consentTextVersion }, (_, older) => {
    const number = consentTextVersion - older;
    return { value: String(number), label: () => m.consent_paper_ours({ number }) };
  }),
  { value: '0', label: m.consent_paper_own },
];

export const roleExplanations: Readonly<Record<Role, () => string>> = {
  member: m.role_explain_member,
  head: m.role_explain_head,
  curator: m.role_explain_curator,
};

export function roleWord(role: Role): string {
  return role === 'member' ? m.role_member_option() : roleTerms[role]();
}

/** What the signed paper says. */
export function signedWords({ givenOn, givenBy, giver }: Consent): string {
  const words = { date: formatDate(givenOn), by: givenBy };
  if (givenBy === '') return m.consent_line_unnamed(words);
  return giver === 'parent' ? m.consent_line_parent(words) : m.consent_line(words);
}

export function withdrawnWords({ on, by }: Withdrawal): string {
  const date = formatDate(on);
  return by === '' ? m.consent_withdrawn_on({ date }) : m.consent_withdrawn_line({ date, by });
}

/** A consent in one line. */
export function consentWords(consent: Consent): string {
  const { purpose, withdrawal } = consent;
  const parts = [`${purposeWords[purpose]()}: ${signedWords(consent)}`];
  if (withdrawal) parts.push(withdrawnWords(withdrawal));
  return parts.join('. ');
}

/** The names of a roster row's fields; an unknown one keeps its key. */
export const fieldWords: Readonly<Record<string, () => string>> = {
  name: m.person_field_name,
  role: m.person_field_role,
  position: m.person_field_position,
  request: m.person_field_request,
  competences: m.person_field_competences,
  removedAt: m.person_field_removedAt,
};

/** The same as a sentence of its own. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
