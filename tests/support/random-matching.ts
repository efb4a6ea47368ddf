import type { MatchingTask } from '#lib/domain/matching.ts';
import { banKey } from '#lib/domain/pairing.ts';
import { ages, areas, interests, slots, type PersonRequest } from '#lib/domain/request.ts';
import { mentee, mentor, task } from './matching-people.ts';
import { randomFrom } from './random.ts';

/** A school's matching of `count` mentees and as many mentors who have said all sorts of things; some pairs are ruled out. */
export function randomMatching(count: number, seed: number): MatchingTask {
  const random = randomFrom(seed);
  const some = <Value>(values: readonly Value[]) => values.filter(() => random(4) === 0);
  const request = (): Partial<PersonRequest> => ({
    area: some(areas),
    help: some(areas),
    interest: some(interests),
    age: some(ages),
    slot: some(slots),
  });
  const people = Array.from({ length: count }, (_, index) => index);
  return task({
    mentees: people.map((at) => mentee(`s${at}`, request(), `${5 + random(5)} класс`)),
    mentors: people.map((at) =>
      mentor(`m${at}`, request(), {
        position: random(3) === 0 ? 'учитель' : `${8 + random(4)} класс`,
        limit: random(4),
        taken: random(2),
        readiness: random(10) === 0 ? 'notReady' : 'ready',
      }),
    ),
    bans: new Set(people.map(() => banKey(`m${random(count)}`, `s${random(count)}`))),
    least: 30,
  });
}
