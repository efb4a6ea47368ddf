import type * as Y from 'yjs';

import {
  isAnswered,
  ratingOf,
  ratingsToOpen,
  type RatingParties,
  type RatingSubject,
} from '#lib/domain/ratings.ts';
import { keepRating, readKeptRatings } from './diary-ratings.ts';
import { edit, editorOf } from './document.ts';
import { markRated, openRating, readRatings } from './pair-ratings.ts';

/** Blind ratings across the two documents they live in: the pair's, and the diary of their author. */
export interface RatingDocuments {
  readonly pairId: string;
  readonly pair: Y.Doc;
  readonly diary: Y.Doc;
}

/**
 * Rates on one's own: the value goes into the diary first, then the mark into the pair's document. A
 * value can be changed until the other side has rated. Returns whether it was taken.
 */
export function rateAlone(
  { pairId, pair, diary }: RatingDocuments,
  subject: RatingSubject,
  value: number,
  parties: RatingParties,
): boolean {
  const personId = editorOf(pair);
  const shared = readRatings(pair);
  const mine = ratingOf(personId, subject, shared);
  if (mine && (mine.value !== null || isAnswered(personId, subject, shared, parties))) return false;
  keepRating(diary, pairId, subject, value);
  markRated(pair, { ...subject, personId });
  openAnswered({ pairId, pair, diary }, parties);
  return true;
}

/**
 * Opens those values of the diary's owner that the other side has answered. Run whenever either document
 * changed while both are open on the tablet; most of the time there is nothing to do.
 */
export function openAnswered(
  { pairId, pair, diary }: RatingDocuments,
  parties: RatingParties,
): void {
  const personId = editorOf(pair);
  const ready = ratingsToOpen(personId, readKeptRatings(diary, pairId), readRatings(pair), parties);
  if (ready.length === 0) return;
  edit(pair, () => {
    for (const { value, ...subject } of ready) openRating(pair, { ...subject, personId }, value);
  });
}

/** Two ratings made one after the other on the same tablet, opened together. */
export interface JointRating {
  readonly mentorId: string;
  readonly mentor: number;
  readonly mentee: number;
}

/**
 * Writes both at once. Who rated on a tablet of their own before keeps that value: it is in their diary,
 * and opens from there.
 */
export function rateTogether(doc: Y.Doc, subject: RatingSubject, joint: JointRating): void {
  const shared = readRatings(doc);
  const sides: [string, number][] = [
    [joint.mentorId, joint.mentor],
    [subject.menteeId, joint.mentee],
  ];
  edit(doc, () => {
    for (const [personId, value] of sides) {
      if (ratingOf(personId, subject, shared)) continue;
      markRated(doc, { ...subject, personId });
      openRating(doc, { ...subject, personId }, value);
    }
  });
}
