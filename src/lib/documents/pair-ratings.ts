import type * as Y from 'yjs';

import {
  isRating,
  ratingMoments,
  type RatingSubject,
  type SharedRating,
} from '#lib/domain/ratings.ts';
import { edit } from './document.ts';

/**
 * Ratings in a pair document: the root `ratings`, plain values under keys that name what is rated and
 * by whom. `mark|…` says that a person rated, `value|…` what; the second is written only when the
 * other side has a mark too. `now|…` is the mentee's plain self-assessment on the way.
 */

export interface PersonalSubject extends RatingSubject {
  readonly personId: string;
}

/** Notes that a person has rated; tells nothing of the value. */
export function markRated(doc: Y.Doc, subject: PersonalSubject): void {
  setOnce(doc, `mark|${tail(subject)}`, true);
}

/** Opens a value. One that is open stays as it is. */
export function openRating(doc: Y.Doc, subject: PersonalSubject, value: number): void {
  if (isRating(value)) setOnce(doc, valueKey(subject), value);
}

/** The key under which a value lies once it is open. */
export function valueKey(subject: PersonalSubject): string {
  return `value|${tail(subject)}`;
}

export function readRatings(doc: Y.Doc): SharedRating[] {
  const map = doc.getMap('ratings');
  return [...map.keys()].flatMap((key) => {
    const [what, goalId = '', found, menteeId = '', personId = ''] = key.split('|');
    const moment = ratingMoments.find((known) => known === found);
    if (what !== 'mark' || !moment) return [];
    const subject = { goalId, moment, menteeId, personId };
    const value = map.get(valueKey(subject));
    return [{ ...subject, value: isRating(value) ? value : null }];
  });
}

/** Where the mentee sees themselves now; may change at any time. */
export function setCurrentRating(
  doc: Y.Doc,
  goalId: string,
  menteeId: string,
  value: number,
): void {
  if (isRating(value) && currentRating(doc, goalId, menteeId) !== value) {
    edit(doc, () => doc.getMap('ratings').set(`now|${goalId}|${menteeId}`, value));
  }
}

export function currentRating(doc: Y.Doc, goalId: string, menteeId: string): number | null {
  const value = doc.getMap('ratings').get(`now|${goalId}|${menteeId}`);
  return isRating(value) ? value : null;
}

function tail({ goalId, moment, menteeId, personId }: PersonalSubject): string {
  return [goalId, moment, menteeId, personId].join('|');
}

function setOnce(doc: Y.Doc, key: string, value: true | number): void {
  if (!doc.getMap('ratings').has(key)) edit(doc, () => doc.getMap('ratings').set(key, value));
}
