import type * as Y from 'yjs';

import {
  isRating,
  ratingMoments,
  type KeptRating,
  type RatingSubject,
} from '#lib/domain/ratings.ts';
import { edit } from './document.ts';

/** Ratings in a diary: the root `ratings`, values of the diary's owner by pair and by what is rated. */

export function keepRating(
  doc: Y.Doc,
  pairId: string,
  { goalId, moment, menteeId }: RatingSubject,
  value: number,
): void {
  const key = [pairId, goalId, moment, menteeId].join('|');
  const map = doc.getMap('ratings');
  if (isRating(value) && map.get(key) !== value) edit(doc, () => map.set(key, value));
}

/** What the owner keeps about one pair. */
export function readKeptRatings(doc: Y.Doc, pairId: string): KeptRating[] {
  return [...doc.getMap('ratings')].flatMap(([key, value]) => {
    const [pair, goalId = '', found, menteeId = ''] = key.split('|');
    const moment = ratingMoments.find((known) => known === found);
    if (pair !== pairId || !moment || !isRating(value)) return [];
    return [{ goalId, moment, menteeId, value }];
  });
}
