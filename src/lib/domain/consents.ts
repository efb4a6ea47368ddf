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
  /** The name of who gave it, as on the paper; empty for a parent whose name was not noted. */
  readonly givenBy: string;
  readonly givenOn: IsoDate;
  /** Of the app's form; 0 for a form of the school's own. */
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
 * Whether the person must consent before they take part. Curators and heads do their job in it, which
 * needs no consent; everybody else does, a teacher who mentors too.
 */
export function needsConsent({ role }: { readonly role: string }): boolean {
  return role === 'member';
}

/** Whose consent to taking part is in force. */
export function consentingPeople(consents: readonly Consent[]): ReadonlySet<string> {
  return new Set(
    consents
      .filter(({ purpose, withdrawal }) => purpose === 'participation' && withdrawal === null)
      .map(({ personId }) => personId),
  );
}

/** The part of a roster that tells who may take part. */
export interface ConsentRoster<Person> {
  readonly people: readonly Person[];
  readonly consents: readonly Consent[];
}

/**
 * Who must not take part for want of a consent, of these ids or of all: never given, or taken back (docs/domain.md,
 * "Consents"). Those who were taken out of the programme are not among them.
 */
export function withoutConsent<
  Person extends { readonly id: string; readonly role: string; readonly removed: boolean },
>({ people, consents }: ConsentRoster<Person>, ids?: readonly string[]): Person[] {
  const consenting = consentingPeople(consents);
  return people.filter(
    (person) =>
      needsConsent(person) &&
      !person.removed &&
      !consenting.has(person.id) &&
      (ids === undefined || ids.includes(person.id)),
  );
}

/** Whether a class or position, as it stands in the roster, is a class: "7 Б", "10-А класс". */
export function looksLikeClass(position: string): boolean {
  return /^(?:1[01]|[1-9])(?!\d)/u.test(position.trim());
}

/** Who signs for a person, until somebody says otherwise: a parent for whoever is in a class. */
export function usualGiver({ position }: { readonly position: string }): ConsentGiver {
  return looksLikeClass(position) ? 'parent' : 'self';
}

const kin =
  /(?<!\p{L})(?:мама|мать|папа|отец|бабушка|дедушка|опекун|законный|представитель|родитель|mother|father|parent)(?!\p{L})/giu;
const word = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const fullName = new RegExp(String.raw`${word}(?: (?:${word}|\p{Lu}\.)){1,2}(?:\p{Lu}\.)?`, 'gu');

/**
 * The name in a parent's contact ("мама Агеева Вера Львовна, 8 900 …"); empty when there is none or more than
 * one, because it is not known then who signed.
 */
export function nameInContact(contact: string): string {
  const words = contact
    .replace(kin, ' ')
    .replace(/(?<=\p{Lu}\.)\s+(?=\p{Lu}\.)/gu, '')
    .replace(/[^\S\n]+/gu, ' ');
  const names = words.match(fullName) ?? [];
  return names.length === 1 ? (names[0] ?? '') : '';
}

/** How the people who were chosen stand to one purpose. */
export interface ConsentRound<Person> {
  /** Whose consent can be recorded. */
  readonly missing: readonly Person[];
  readonly given: readonly Person[];
  /** Who took theirs back: a new one is recorded one by one. */
  readonly withdrawn: readonly Person[];
  /** Who needs none. */
  readonly exempt: readonly Person[];
}

/** Sorts people for recording consents to one purpose at once. */
export function planConsents<Person extends { readonly id: string; readonly role: string }>(
  people: readonly Person[],
  consents: readonly Consent[],
  purpose: ConsentPurpose,
): ConsentRound<Person> {
  const isExempt = (person: Person) => purpose === 'participation' && !needsConsent(person);
  const asked = people.filter((person) => !isExempt(person));
  const inState = (state: ConsentState) =>
    asked.filter(({ id }) => consentState(consents, id, purpose) === state);
  return {
    missing: inState('missing'),
    given: inState('given'),
    withdrawn: inState('withdrawn'),
    exempt: people.filter(isExempt),
  };
}
