import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { forms } from './forms.ts';
import {
  applicantOf,
  banKey,
  barrier,
  limitFor,
  type Applicant,
  type MentorApplicant,
} from './matching-rules.ts';
import {
  comparable,
  pointsByWeight,
  scoreFit,
  scoreLoad,
  scoreParts,
  usualWeights,
  type Weights,
} from './matching-score.ts';
import { match, optionsFor, type MatchingTask } from './matching.ts';
import { ages, areas, interests, personKinds, slots, type PersonRequest } from './request.ts';

const nothing: PersonRequest = {
  side: [],
  area: [],
  help: [],
  interest: [],
  mentorKind: [],
  age: [],
  slot: [],
  request: '',
  with: '',
  competences: '',
  likes: '',
  kind: null,
  years: null,
};

function mentee(id: string, request: Partial<PersonRequest> = {}, position = '7 класс'): Applicant {
  return applicantOf({ id, name: `${id} Иван`, position }, { ...nothing, ...request });
}

function mentor(
  id: string,
  request: Partial<PersonRequest> = {},
  {
    position = '10 класс',
    limit = 1,
    taken = 0,
    readiness = 'none',
  }: { position?: string; limit?: number | null; taken?: number; readiness?: Readiness } = {},
): MentorApplicant {
  return { ...mentee(id, request, position), taken, facts: { menteeLimit: limit, readiness } };
}

const task = (more: Partial<MatchingTask>): MatchingTask => ({
  mentors: [],
  mentees: [],
  weights: usualWeights,
  forms,
  bans: new Set(),
  chosen: new Map(),
  least: 0,
  ...more,
});

const pairsOf = (all: MatchingTask) =>
  match(all).proposals.map(({ mentorId, menteeId }) => `${mentorId}–${menteeId}`);

describe('proposals', () => {
  it('give the whole the most, not the best pair', () => {
    const mentors = [
      mentor('Химик', { help: ['exams', 'subjects'] }),
      mentor('Физик', { help: ['exams'] }),
    ];
    const mentees = [mentee('Костя', { area: ['exams'] }), mentee('Тоня', { area: ['subjects'] })];
    expect(pairsOf(task({ mentors, mentees }))).toEqual(['Химик–Тоня', 'Физик–Костя']);
  });

  it('rather give everybody a mentor than one pair a better fit', () => {
    const mentors = [
      mentor('Первый', { help: ['exams'] }),
      mentor('Второй', { help: ['sport'] }, { position: '6 класс' }),
    ];
    // Together they have no point at all, while the younger one and the first would have all.
    const mentees = [
      mentee('Старший', { area: ['career'] }, '9 класс'),
      mentee('Младший', { area: ['exams'] }, '5 класс'),
    ];
    const only = { request: 5, interests: 0, schedule: 0, rules: 0, wishes: 0, load: 0 };
    expect(pairsOf(task({ mentors, mentees, weights: only }))).toEqual([
      'Первый–Старший',
      'Второй–Младший',
    ]);
  });

  it('leave out a pair that fits too little, and say so', () => {
    const mentors = [mentor('Спортсмен', { help: ['sport'], interest: ['games'] })];
    const mentees = [mentee('Читатель', { area: ['exams'], interest: ['books'] })];
    expect(match(task({ mentors, mentees, least: 60 }))).toEqual({
      proposals: [],
      leftOver: [{ menteeId: 'Читатель', why: 'noneFits', problem: null }],
    });
  });

  it('keep what the curator chose, also when it fits too little', () => {
    const mentors = [
      mentor('Спортсмен', { help: ['sport'] }),
      mentor('Знаток', { help: ['exams'] }),
    ];
    const mentees = [mentee('Костя', { area: ['exams'] }), mentee('Тоня')];
    const chosen = new Map([
      ['Костя', 'Спортсмен'],
      ['Тоня', ''],
    ]);
    const result = match(task({ mentors, mentees, chosen, least: 100 }));
    expect(result.proposals).toMatchObject([
      { mentorId: 'Спортсмен', menteeId: 'Костя', pinned: true },
    ]);
    expect(result.leftOver).toEqual([{ menteeId: 'Тоня', why: 'setAside', problem: null }]);
  });

  it('say why a choice could not be kept', () => {
    const mentors = [
      mentor('Младший', {}, { position: '5 класс' }),
      mentor('Полный', {}, { taken: 1 }),
      mentor('Один'),
    ];
    const mentees = ['а', 'б', 'в', 'г', 'д'].map((id) => mentee(id));
    const chosen = new Map([
      ['а', 'Младший'],
      ['б', 'Полный'],
      ['в', 'Ушедший'],
      ['г', 'Один'],
      ['д', 'Один'],
    ]);
    expect(
      match(task({ mentors, mentees, chosen })).leftOver.map(({ problem }) => problem),
    ).toEqual(['lowerClass', 'full', 'gone', 'full']);
  });

  it('tell why somebody is left over', () => {
    const one = [mentor('Один')];
    const why = (more: Partial<MatchingTask>) => match(task(more)).leftOver.map((each) => each.why);
    expect(why({ mentors: one, mentees: [mentee('а'), mentee('б')] })).toEqual(['noRoom']);
    expect(why({ mentors: one, mentees: [mentee('а', {}, '11 класс')] })).toEqual(['noneAllowed']);
    expect(why({ mentees: [mentee('а')] })).toEqual(['noneAllowed']);
    expect(why({ mentors: [mentor('Полный', {}, { taken: 1 })], mentees: [mentee('а')] })).toEqual([
      'noRoom',
    ]);
  });

  it('explain themselves', () => {
    const mentors = [
      mentor('Белова', {
        help: ['exams'],
        interest: ['books', 'music'],
        slot: ['mon.day', 'tue.day'],
        age: ['senior'],
      }),
    ];
    const mentees = [
      mentee('Костя', {
        area: ['exams', 'career'],
        interest: ['books'],
        slot: ['tue.day'],
        mentorKind: ['pupil'],
      }),
    ];
    const [proposal] = match(task({ mentors, mentees })).proposals;
    expect(proposal?.form).toBe('studentStudent');
    const reasons = Object.fromEntries(proposal!.parts.map((part) => [part.part, part.reasons]));
    expect(reasons).toEqual({
      request: [{ code: 'areas', areas: ['exams'] }],
      interests: [{ code: 'interests', interests: ['books'] }],
      schedule: [{ code: 'slots', slots: ['tue.day'] }],
      rules: [{ code: 'higherClass', mentor: 10, mentee: 7 }],
      wishes: [{ code: 'kindWished' }, { code: 'ageNotWished' }],
      load: [{ code: 'load', taken: 0, limit: 1 }],
    });
  });

  it('fill free mentors first when all fit the same', () => {
    const mentors = [
      mentor('Занятый', {}, { limit: 3, taken: 1 }),
      mentor('Свободный', {}, { limit: 3 }),
    ];
    expect(pairsOf(task({ mentors, mentees: [mentee('а')] }))).toEqual(['Свободный–а']);
  });

  it('count what a young specialist and a named person ask for', () => {
    const teacher = { kind: 'teacher' as const };
    const mentors = [
      mentor('Опытная', { ...teacher, years: 20 }, { position: 'учитель' }),
      mentor('Молодая', { ...teacher, years: 1 }, { position: 'учитель' }),
    ];
    const young = mentee('Новенький', { ...teacher, years: 1 }, 'учитель');
    expect(pairsOf(task({ mentors, mentees: [young] }))).toEqual(['Опытная–Новенький']);
    const named = mentee('Новенький', { ...teacher, years: 1, with: 'Хочу к Молодой' }, 'учитель');
    const weights = { ...usualWeights, wishes: 5, rules: 1 };
    expect(pairsOf(task({ mentors, mentees: [named], weights }))).toEqual(['Молодая–Новенький']);
  });

  it('count the load by the form, unless a limit of the mentor’s own is set', () => {
    const teacher = { position: 'учитель', limit: null };
    const pupils = Array.from({ length: 7 }, (_, index) => mentee(`п${index}`));
    const colleagues = Array.from({ length: 4 }, (_, index) => mentee(`у${index}`, {}, 'учитель'));
    const count = (mentors: MentorApplicant[], mentees: Applicant[]) =>
      match(task({ mentors, mentees })).proposals.length;
    expect(count([mentor('Один', {}, teacher)], pupils)).toBe(6);
    expect(count([mentor('Один', {}, teacher)], colleagues)).toBe(3);
    expect(count([mentor('Один', {}, { ...teacher, limit: 2 })], pupils)).toBe(2);
    expect(count([mentor('Один', {}, { ...teacher, taken: 5 })], pupils)).toBe(1);
  });

  it('leave mentors alone who are not ready', () => {
    const mentors = [mentor('Новый', {}, { readiness: 'underWay' })];
    expect(match(task({ mentors, mentees: [mentee('а')] })).leftOver).toMatchObject([
      { why: 'noneAllowed' },
    ]);
  });

  it('list all mentors for one mentee, those that may not be last', () => {
    const mentors = [
      mentor('Младший', { help: ['exams'] }, { position: '5 класс' }),
      mentor('Иной', { help: ['sport'] }),
      mentor('Знаток', { help: ['exams'] }),
    ];
    const options = optionsFor(task({ mentors, mentees: [mentee('а', { area: ['exams'] })] }), 'а');
    expect(options.map(({ mentorId, barrier: why }) => [mentorId, why])).toEqual([
      ['Знаток', null],
      ['Иной', null],
      ['Младший', 'lowerClass'],
    ]);
  });
});

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
