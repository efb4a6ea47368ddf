import type { PairPart } from './forms.ts';

/**
 * The blind double rating of a goal: the mentor and the mentee each say, from 1 to 10, how far the mentee
 * is with it. Until both have, a value lies in its author's diary and the pair's document says only *that*
 * they rated. Decisions alone are here; `documents/blind-ratings.ts` carries them out.
 */

export const ratingMoments = ['entry', 'exit'] as const;
export type RatingMoment = (typeof ratingMoments)[number];

/** What is rated. In a group a goal of everybody's is rated for each mentee. */
export interface RatingSubject {
  readonly goalId: string;
  readonly moment: RatingMoment;
  readonly menteeId: string;
}

/** A rating that its author keeps in the diary. */
export interface KeptRating extends RatingSubject {
  readonly value: number;
}

/** What the pair's document says of one person's rating; the value is `null` until it is open. */
export interface SharedRating extends RatingSubject {
  readonly personId: string;
  readonly value: number | null;
}

/** Who belongs to the pair now. A mark of somebody who has left opens nothing. */
export interface RatingParties {
  readonly mentorIds: readonly string[];
  readonly menteeIds: readonly string[];
}

export function partiesOf(
  people: readonly { readonly personId: string; readonly part: PairPart }[],
): RatingParties {
  const of = (side: PairPart) =>
    people.filter(({ part }) => part === side).map(({ personId }) => personId);
  return { mentorIds: of('mentor'), menteeIds: of('mentee') };
}

export function isRating(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 10;
}

export function isSameSubject(a: RatingSubject, b: RatingSubject): boolean {
  return a.goalId === b.goalId && a.moment === b.moment && a.menteeId === b.menteeId;
}

/** Those whose rating of `subject` mine waits for; nobody when I have no say in it. */
export function counterpartsOf(
  personId: string,
  { menteeId }: RatingSubject,
  { mentorIds, menteeIds }: RatingParties,
): readonly string[] {
  if (!menteeIds.includes(menteeId)) return [];
  if (mentorIds.includes(personId)) return [menteeId];
  return personId === menteeId ? mentorIds : [];
}

/** Whether the other side has rated too: from then on my value is fixed and open. */
export function isAnswered(
  personId: string,
  subject: RatingSubject,
  shared: readonly SharedRating[],
  parties: RatingParties,
): boolean {
  const others = counterpartsOf(personId, subject, parties);
  return shared.some(
    (rating) => isSameSubject(rating, subject) && others.includes(rating.personId),
  );
}

/** Those of my kept ratings that may be opened now and are not yet. */
export function ratingsToOpen(
  personId: string,
  kept: readonly KeptRating[],
  shared: readonly SharedRating[],
  parties: RatingParties,
): KeptRating[] {
  return kept.filter((rating) => {
    const mine = ratingOf(personId, rating, shared);
    return mine?.value === null && isAnswered(personId, rating, shared, parties);
  });
}

/** Ratings that wait for their author alone: both sides have rated, and the value still lies in the author's diary. */
export function unopenedRatings(
  shared: readonly SharedRating[],
  parties: RatingParties,
): SharedRating[] {
  return shared.filter(
    (rating) => rating.value === null && isAnswered(rating.personId, rating, shared, parties),
  );
}

export function ratingOf(
  personId: string,
  subject: RatingSubject,
  shared: readonly SharedRating[],
): SharedRating | undefined {
  return shared.find((rating) => rating.personId === personId && isSameSubject(rating, subject));
}

export interface OpenedRating {
  readonly mentor: number;
  readonly mentee: number;
}

/** Both values, as soon as both are open; a half is never shown. */
export function openedRating(
  subject: RatingSubject,
  shared: readonly SharedRating[],
): OpenedRating | null {
  const about = shared.filter((rating) => isSameSubject(rating, subject));
  const mentee = about.find(({ personId }) => personId === subject.menteeId)?.value ?? null;
  // A mentor who came later leaves the values of the one before as they are.
  const mentor =
    about.find(({ personId, value }) => personId !== subject.menteeId && value !== null)?.value ??
    null;
  return mentor === null || mentee === null ? null : { mentor, mentee };
}

/** Whether somebody is shown how a mentee is rated: in a group each mentee sees their own, mentor and curator see all. */
export function seesRatingsOf(
  menteeId: string,
  reader: { readonly part: PairPart | null; readonly personId: string },
): boolean {
  return reader.part !== 'mentee' || reader.personId === menteeId;
}

/** What somebody may be told of the ratings, wherever they are handed over as they lie: no half has its value. */
export function ratingsFor(
  reader: { readonly part: PairPart | null; readonly personId: string },
  shared: readonly SharedRating[],
): SharedRating[] {
  return shared
    .filter(({ menteeId }) => seesRatingsOf(menteeId, reader))
    .map((rating) => (openedRating(rating, shared) ? rating : { ...rating, value: null }));
}
