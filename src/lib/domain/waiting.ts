import { addDays, type IsoDate } from './dates.ts';
import type { Meeting } from './journal.ts';
import { signatureOf, type Signature } from './meeting-record.ts';
import {
  counterpartsOf,
  isSameSubject,
  openedRating,
  ratingOf,
  type RatingParties,
  type RatingSubject,
  type SharedRating,
} from './ratings.ts';

/** What the others of a pair have done and a person has not: it waits for them. */

/** For how many days after a meeting a missing signature is asked for. */
const askedForDays = 30;

/** Whether a meeting of the last weeks may still be asked about on `today`. */
export function isAskedFor({ state, heldOn }: Meeting, today: IsoDate): boolean {
  return state === 'held' && heldOn >= addDays(today, -askedForDays) && heldOn <= today;
}

/**
 * Whether somebody else has signed the record as it is now, and the person has not who belongs under it: who was at the
 * meeting, or is one of those whose plan it is.
 */
export function isSignatureDue(
  personId: string,
  { id, present }: Pick<Meeting, 'id' | 'present'>,
  signatures: readonly Signature[],
  record: string,
): boolean {
  const stands = (signer: string) => signatureOf(signer, id, signatures, record)?.record === record;
  const signers = new Set(signatures.map((signature) => signature.personId));
  signers.delete(personId);
  return present.includes(personId) && !stands(personId) && [...signers].some(stands);
}

/** What the other side has rated and the person has not, each once. */
export function ratingsDue(
  personId: string,
  shared: readonly SharedRating[],
  parties: RatingParties,
): RatingSubject[] {
  return shared
    .filter(
      (rating) =>
        counterpartsOf(personId, rating, parties).includes(rating.personId) &&
        ratingOf(personId, rating, shared) === undefined &&
        // Opened with somebody who was in the pair before: there is nothing to rate any more.
        openedRating(rating, shared) === null,
    )
    .filter((rating, at, all) => all.findIndex((each) => isSameSubject(each, rating)) === at)
    .map(({ goalId, moment, menteeId }) => ({ goalId, moment, menteeId }));
}
