import type { IsoDate } from './dates.ts';

/** Consents to the processing of personal data (docs/domain.md, "The curator's registers", "Consents"). */

/**
 * What is consented to, each by a record of its own: taking part in the programme, and telling of it in
 * public with name and picture. Only the first is needed to take part.
 */
export const consentPurposes = ['participation', 'publication'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Who gave it: the person, or for a minor a parent or other legal representative. */
export const consentGivers = ['self', 'parent'] as const;
export type ConsentGiver = (typeof consentGivers)[number];

/** The number of the form's wording (`consent_text_…` in the messages): to be raised when that changes. */
export const consentTextVersion = 1;

export interface Withdrawal {
  readonly id: string;
  readonly on: IsoDate;
  /** The name of who took it back, as on the paper. */
  readonly by: string;
}

export interface Consent {
  readonly id: string;
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly giver: ConsentGiver;
  /** The name of who gave it, as on the paper. */
  readonly givenBy: string;
  readonly givenOn: IsoDate;
  readonly textVersion: number;
  readonly withdrawal: Withdrawal | null;
}

export type ConsentState = 'given' | 'withdrawn' | 'missing';

/** How a person's consent to one purpose stands; one that is in force outweighs earlier ones that were withdrawn. */
export function consentState(
  consents: readonly Consent[],
  personId: string,
  purpose: ConsentPurpose = 'participation',
): ConsentState {
  const own = consents.filter((each) => each.personId === personId && each.purpose === purpose);
  if (own.some(({ withdrawal }) => withdrawal === null)) return 'given';
  return own.length > 0 ? 'withdrawn' : 'missing';
}

/**
 * Whether the person must consent before getting a code. Curators and heads do their job in it, which
 * needs no consent; everybody else does, a teacher who mentors too.
 */
export function needsConsent({ role }: { readonly role: string }): boolean {
  return role === 'member';
}

/** Whether a class or position, as it stands in the roster, is a class: "7 Б", "10-А класс". */
export function looksLikeClass(position: string): boolean {
  return /^(?:1[01]|[1-9])(?!\d)/u.test(position.trim());
}
