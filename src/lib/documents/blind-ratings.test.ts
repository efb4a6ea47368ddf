import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import {
  openedRating,
  ratingOf,
  type RatingParties,
  type RatingSubject,
} from '#lib/domain/ratings.ts';
import { openAnswered, rateAlone, rateTogether, type RatingDocuments } from './blind-ratings.ts';
import { readKeptRatings } from './diary-ratings.ts';
import { localOrigin, prepareForEditing } from './document.ts';
import { readRatings, setCurrentRating, currentRating, valueKey } from './pair-ratings.ts';

const parties: RatingParties = { mentorIds: ['mentor'], menteeIds: ['anna', 'boris'] };
const entry: RatingSubject = { goalId: 'goal', moment: 'entry', menteeId: 'anna' };
const exit: RatingSubject = { ...entry, moment: 'exit' };
const subjects: readonly RatingSubject[] = [entry, exit, { ...entry, menteeId: 'boris' }];

interface Tablet extends RatingDocuments {
  readonly personId: string;
  readonly made: Uint8Array[];
}

/** A tablet with the pair's document and its person's diary; `watch` sees every update it makes. */
function openTablet(personId: string, watch: (tablet: Tablet, update: Uint8Array) => void): Tablet {
  const tablet: Tablet = {
    personId,
    pairId: 'pair',
    pair: new Y.Doc(),
    diary: new Y.Doc(),
    made: [],
  };
  prepareForEditing(tablet.pair, 'pair', personId);
  prepareForEditing(tablet.diary, 'diary', personId);
  tablet.pair.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== localOrigin) return;
    tablet.made.push(update);
    watch(tablet, update);
  });
  return tablet;
}

const holds = (bytes: Uint8Array, key: string) => Buffer.from(bytes).includes(Buffer.from(key));

/**
 * Fails when bytes that others will read hold a value although one side has no mark in any of `docs`. A
 * tablet of a third person may hear of a value before the mark that opened it; that is not too early.
 */
function expectNothingTooEarly(docs: readonly Y.Doc[], bytes: Uint8Array): void {
  const marked = (personId: string, subject: RatingSubject) =>
    docs.some((doc) => ratingOf(personId, subject, readRatings(doc)) !== undefined);
  for (const subject of subjects) {
    const sides = ['mentor', subject.menteeId];
    if (sides.every((personId) => marked(personId, subject))) continue;
    for (const personId of sides) {
      expect(holds(bytes, valueKey({ ...subject, personId }))).toBe(false);
    }
  }
}

function exchange(tablets: readonly Tablet[]): void {
  for (const { made } of tablets) {
    for (const other of tablets) {
      for (const update of made) Y.applyUpdate(other.pair, update, 'relay');
    }
  }
}

const settle = (tablets: readonly Tablet[], now = parties) => {
  for (let round = 0; round < 3; round += 1) {
    exchange(tablets);
    for (const tablet of tablets) openAnswered(tablet, now);
  }
  exchange(tablets);
};

const pairOfTablets = () =>
  ['mentor', 'anna'].map((id) =>
    openTablet(id, ({ pair }, update) => expectNothingTooEarly([pair], update)),
  ) as [Tablet, Tablet];

describe('a blind rating', () => {
  it('is in no byte that another can read before both have rated, and opens on all tablets then', () => {
    const step = fc.record({
      tablet: fc.nat({ max: 2 }),
      act: fc.constantFrom('rate', 'rate', 'hear', 'look', 'current'),
      subject: fc.nat({ max: 2 }),
      value: fc.integer({ min: 1, max: 10 }),
    });
    let opened = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 15, maxLength: 60 }), (steps) => {
        const tablets = ['mentor', 'anna', 'boris'].map((id) =>
          openTablet(id, ({ pair }, update) => expectNothingTooEarly([pair], update)),
        );
        const everybodys = tablets.map(({ pair }) => pair);
        for (const { tablet, act, subject: index, value } of steps) {
          const here = tablets[tablet]!;
          const subject = subjects[index]!;
          const mine = here.personId === 'mentor' || here.personId === subject.menteeId;
          if (act === 'rate' && mine) rateAlone(here, subject, value, parties);
          else if (act === 'look') openAnswered(here, parties);
          else if (act === 'current') setCurrentRating(here.pair, 'goal', 'anna', value);
          else if (act === 'hear') {
            const { made } = tablets[(tablet + 1 + (value % 2)) % 3]!;
            for (const update of made.slice(0, value)) Y.applyUpdate(here.pair, update, 'relay');
          }
          expectNothingTooEarly(everybodys, Y.encodeStateAsUpdate(here.pair));
        }
        settle(tablets);
        const [first, ...others] = tablets.map(({ pair }) => readRatings(pair));
        const sorted = (ratings: typeof first) =>
          [...(ratings ?? [])].map((r) => JSON.stringify(r)).sort();
        for (const other of others) expect(sorted(other)).toEqual(sorted(first));
        for (const subject of subjects) {
          const keptBy = (id: string) =>
            readKeptRatings(tablets.find(({ personId }) => personId === id)!.diary, 'pair').find(
              (r) => r.moment === subject.moment && r.menteeId === subject.menteeId,
            )?.value;
          const [mentor, mentee] = [keptBy('mentor'), keptBy(subject.menteeId)];
          const expected = mentor === undefined || mentee === undefined ? null : { mentor, mentee };
          if (expected) opened += 1;
          expect(openedRating(subject, first!)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  it('opens by itself when both were offline while they rated', () => {
    const [mentor, anna] = pairOfTablets();
    rateAlone(mentor, entry, 4, parties);
    rateAlone(anna, entry, 7, parties);
    expect(openedRating(entry, readRatings(mentor.pair))).toBeNull();
    settle([mentor, anna]);
    for (const { pair } of [mentor, anna]) {
      expect(openedRating(entry, readRatings(pair))).toEqual({ mentor: 4, mentee: 7 });
    }
  });

  it('can be changed until the other has rated, and not after', () => {
    const [mentor, anna] = pairOfTablets();
    expect(rateAlone(anna, entry, 7, parties)).toBe(true);
    expect(rateAlone(anna, entry, 5, parties)).toBe(true);
    exchange([mentor, anna]);
    rateAlone(mentor, entry, 4, parties);
    exchange([mentor, anna]);
    expect(rateAlone(anna, entry, 10, parties)).toBe(false);
    settle([mentor, anna]);
    expect(rateAlone(mentor, entry, 10, parties)).toBe(false);
    expect(openedRating(entry, readRatings(mentor.pair))).toEqual({ mentor: 4, mentee: 5 });
  });

  it('is not opened by the mark of somebody who has left the pair', () => {
    const [mentor, anna] = pairOfTablets();
    rateAlone(mentor, entry, 4, parties);
    exchange([mentor, anna]);
    const later: RatingParties = { mentorIds: ['next-mentor'], menteeIds: ['anna', 'boris'] };
    rateAlone(anna, entry, 7, later);
    settle([anna], later);
    expect(holds(Y.encodeStateAsUpdate(anna.pair), valueKey({ ...entry, personId: 'anna' }))).toBe(
      false,
    );
  });

  it('made by two people on one tablet opens at once and leaves alone what one rated before', () => {
    const [mentor, anna] = pairOfTablets();
    rateTogether(mentor.pair, entry, { mentorId: 'mentor', mentor: 3, mentee: 6 });
    expect(openedRating(entry, readRatings(mentor.pair))).toEqual({ mentor: 3, mentee: 6 });
    rateAlone(anna, exit, 9, parties);
    exchange([mentor, anna]);
    rateTogether(mentor.pair, exit, { mentorId: 'mentor', mentor: 8, mentee: 2 });
    expect(openedRating(exit, readRatings(mentor.pair))).toBeNull();
    settle([mentor, anna]);
    expect(openedRating(exit, readRatings(mentor.pair))).toEqual({ mentor: 8, mentee: 9 });
  });
});

it('shows where the mentee sees themselves now, and the last word holds', () => {
  const [, anna] = pairOfTablets();
  setCurrentRating(anna.pair, 'goal', 'anna', 4);
  setCurrentRating(anna.pair, 'goal', 'anna', 6);
  setCurrentRating(anna.pair, 'goal', 'anna', 11);
  expect(currentRating(anna.pair, 'goal', 'anna')).toBe(6);
});
