import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { forms } from './forms.ts';
import { applicantOf, barrier, limitFor } from './matching-rules.ts';
import { banKey } from './pairing.ts';
import {
  comparable,
  pointsByWeight,
  scoreFit,
  scoreLoad,
  scoreParts,
  type Weights,
} from './matching-score.ts';
import { match, type MatchingTask } from './matching.ts';
import type { Readiness } from './pairing.ts';
import { ages, areas, interests, personKinds, slots, type PersonRequest } from './request.ts';

const some = <Value extends string>(values: readonly Value[]) =>
  fc.subarray([...values], { maxLength: 4 });
const requests: fc.Arbitrary<PersonRequest> = fc.record({
  side: fc.constant([]),
  area: some(areas),
  help: some(areas),
  interest: some(interests),
  mentorKind: some(personKinds),
  age: some(ages),
  slot: some(slots),
  request: fc.constantFrom('', 'Химия и экзамены', 'Хочу играть на гитаре'),
  with: fc.constantFrom('', 'К Мастеру', 'всё равно'),
  competences: fc.constantFrom('', 'Экзамен по химии', 'Гитара, песни'),
  likes: fc.constant(''),
  kind: fc.option(fc.constantFrom(...personKinds)),
  years: fc.option(fc.integer({ min: 0, max: 40 })),
});
const positions = fc.constantFrom('5 класс', '7 «Б» класс', '10А', 'учитель', 'студент', '');
const weightings: fc.Arbitrary<Weights> = fc.record(
  Object.fromEntries(scoreParts.map((part) => [part, fc.integer({ min: 0, max: 5 })])) as Record<
    (typeof scoreParts)[number],
    fc.Arbitrary<number>
  >,
);

/** Whoever has the same number is one person on both sides. */
const tasks = (people: number): fc.Arbitrary<MatchingTask> =>
  fc
    .record({
      mentors: fc.array(
        fc.record({
          request: requests,
          position: positions,
          taken: fc.integer({ min: 0, max: 2 }),
          facts: fc.record({
            menteeLimit: fc.option(fc.integer({ min: 0, max: 3 })),
            readiness: fc.constantFrom<Readiness>('none', 'none', 'ready', 'notReady'),
          }),
        }),
        { maxLength: people },
      ),
      mentees: fc.array(fc.record({ request: requests, position: positions }), {
        maxLength: people,
      }),
      weights: weightings,
      forms: fc.subarray([...forms], { minLength: 3 }),
      bans: fc.array(fc.tuple(fc.nat(people), fc.nat(people)), { maxLength: 5 }),
      chosen: fc.array(fc.tuple(fc.nat(people), fc.option(fc.nat(people))), { maxLength: 4 }),
      least: fc.constantFrom(0, 30, 60),
    })
    .map(({ mentors, mentees, bans, chosen, ...rest }) => ({
      ...rest,
      mentors: mentors.map(({ request, position, ...load }, index) => ({
        ...applicantOf({ id: `p${index}`, name: 'Мастер Олег', position }, request),
        ...load,
      })),
      mentees: mentees.map(({ request, position }, index) =>
        applicantOf({ id: `p${index}`, name: `Ученик ${index}`, position }, request),
      ),
      bans: new Set(bans.map(([one, other]) => banKey(`p${one}`, `p${other}`))),
      chosen: new Map(
        chosen.map(([one, other]) => [`p${one}`, other === null ? '' : `p${other}`] as const),
      ),
    }));

describe('whatever the people and the weights are', () => {
  it('no rule, ban or limit is broken, and nobody is lost or doubled', () => {
    fc.assert(
      fc.property(tasks(8), (all) => {
        const { proposals, leftOver } = match(all);
        const seen = [...proposals, ...leftOver].map(({ menteeId }) => menteeId);
        expect(seen.sort()).toEqual(all.mentees.map(({ id }) => id).sort());
        for (const one of all.mentors) {
          const given = proposals.filter(({ mentorId }) => mentorId === one.id);
          for (const [index, { menteeId, pinned, score }] of given.entries()) {
            const other = all.mentees.find(({ id }) => id === menteeId)!;
            expect(one.taken + index).toBeLessThan(limitFor(one, other));
            expect(barrier(one, other, all)).toBeNull();
            if (pinned) expect(all.chosen.get(menteeId)).toBe(one.id);
            else expect(score).toBeGreaterThanOrEqual(all.least);
          }
        }
        for (const [menteeId, mentorId] of all.chosen) {
          if (mentorId === '') {
            expect(proposals.some((each) => each.menteeId === menteeId)).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the explanation adds up to the score, and the parts to 100', () => {
    fc.assert(
      fc.property(tasks(5), (all) => {
        for (const { parts, score } of match(all).proposals) {
          expect(parts.map(({ part }) => part)).toEqual(scoreParts);
          expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
          expect(parts.reduce((sum, { most }) => sum + most, 0)).toBe(100);
          for (const { points, most, reasons } of parts) {
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(most);
            expect(reasons.length).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('no other way to form pairs serves more people, or as many better', () => {
    fc.assert(
      fc.property(tasks(4), (generated) => {
        const all = { ...generated, least: 0, chosen: new Map<string, string>() };
        const { proposals } = match(all);
        const score = proposals.reduce((sum, each) => sum + each.score, 0);
        expect([proposals.length, score]).toEqual(bestByTrying(all));
      }),
      { numRuns: 200 },
    );
  });
});

/** How many pairs and how many points at most, found by trying every place of every mentor for everybody. */
function bestByTrying(all: MatchingTask): [number, number] {
  const most = pointsByWeight(all.weights);
  const places = all.mentors.flatMap((one) =>
    all.mentees.map((_, index) => ({ one, taken: one.taken + index })),
  );
  const worth = all.mentees.map((other) =>
    places.map(({ one, taken }) => {
      const limit = limitFor(one, other);
      if (taken >= limit || barrier(one, other, all)) return null;
      const fit = scoreFit(comparable(one, 'mentor'), comparable(other, 'mentee'), most);
      return [...fit, scoreLoad(taken, limit, most.load)].reduce(
        (sum, part) => sum + part.points,
        0,
      );
    }),
  );
  const used = new Set<number>();
  const from = (index: number): [number, number] => {
    const own = worth[index];
    if (!own) return [0, 0];
    let best = from(index + 1);
    own.forEach((points, place) => {
      if (points === null || used.has(place)) return;
      used.add(place);
      const [pairs, sum] = from(index + 1);
      used.delete(place);
      if (pairs + 1 > best[0] || (pairs + 1 === best[0] && sum + points > best[1])) {
        best = [pairs + 1, sum + points];
      }
    });
    return best;
  };
  return from(0);
}
