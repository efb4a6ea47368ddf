import fc from 'fast-check';
import { expect, it } from 'vitest';

import { forms } from './forms.ts';
import { pairStates, type PairState } from './pair-state.ts';
import {
  banKey,
  beginningProblems,
  defaultMenteeLimit,
  menteesOf,
  pairingProblems,
  placesLeft,
  unknownMentor,
  type PairMembers,
  type Readiness,
} from './pairing.ts';

const pairOf = (mentorId: string, state: PairState, ...menteeIds: string[]): PairMembers => ({
  state,
  members: [
    { personId: mentorId, part: 'mentor' },
    ...menteeIds.map((personId) => ({ personId, part: 'mentee' as const })),
  ],
});

const wanted = { form: 'studentStudent', mentorId: 'ivan', menteeIds: ['kostya'] } as const;

it('counts the mentees of a mentor in all pairs that are not closed, each once', () => {
  const pairs = [
    pairOf('ivan', 'active', 'a', 'b'),
    pairOf('ivan', 'proposed', 'b', 'c'),
    pairOf('ivan', 'paused', 'd'),
    pairOf('ivan', 'closed', 'e'),
    pairOf('vera', 'active', 'f', 'ivan'),
  ];
  expect([...menteesOf('ivan', pairs)]).toEqual(['a', 'b', 'c', 'd']);
  expect(placesLeft('ivan', 'teacherStudent', pairs)).toBe(2);
  expect(placesLeft('ivan', 'studentStudent', pairs)).toBe(-1);
});

it('refuses a mentee for whom a mentor has no place, by the limit of the person or else of the form', () => {
  const full = [pairOf('ivan', 'active', 'a', 'b', 'c')];
  expect(pairingProblems(wanted, full)).toEqual(['noPlace']);
  expect(pairingProblems(wanted, full, { ...unknownMentor, menteeLimit: 4 })).toEqual([]);
  expect(pairingProblems(wanted, [], { ...unknownMentor, menteeLimit: 0 })).toEqual(['noPlace']);
});

it('tells that the same people are together already, and not when they were', () => {
  expect(pairingProblems(wanted, [pairOf('ivan', 'proposed', 'kostya')])).toEqual(['exists']);
  expect(pairingProblems(wanted, [pairOf('ivan', 'closed', 'kostya')])).toEqual([]);
  expect(pairingProblems(wanted, [pairOf('kostya', 'active', 'ivan')])).toEqual([]);
  expect(pairingProblems(wanted, [pairOf('ivan', 'active', 'kostya', 'lena')])).toEqual([]);
});

it.each([
  ['none', []],
  ['ready', []],
  ['underWay', ['notReady']],
  ['notReady', ['notReady']],
] as [Readiness, string[]][])(
  'asks for a reason when a mentor is %s: %j',
  (readiness, problems) => {
    expect(pairingProblems(wanted, [], { menteeLimit: null, readiness })).toEqual(problems);
  },
);

it('never lets a mentor have more than the limit when pairs are formed one after the other', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const wish = fc.record({
    form: fc.constantFrom(...forms),
    state: fc.constantFrom(...pairStates),
    menteeIds: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(wish), fc.option(fc.nat(8)), (wishes, limit) => {
      const facts = { ...unknownMentor, menteeLimit: limit };
      const pairs: PairMembers[] = [];
      for (const { form, state, menteeIds } of wishes) {
        const problems = pairingProblems({ form, mentorId: 'm', menteeIds }, pairs, facts);
        if (problems.length > 0) continue;
        pairs.push(pairOf('m', state, ...menteeIds));
        const most = limit ?? defaultMenteeLimit[form];
        expect(menteesOf('m', pairs).size).toBeLessThanOrEqual(most);
      }
    }),
  );
});

it.each([
  ['nobody lacks a consent', [], []],
  ['the mentor does', ['ivan'], ['noConsent']],
  ['a mentee does', ['kostya', 'lena'], ['noConsent']],
  ['somebody else does', ['lena'], []],
])('keeps a pair from beginning for want of a consent: %s', (_, lacking, problems) => {
  expect(pairingProblems(wanted, [], unknownMentor, { lacking: new Set(lacking) })).toEqual(
    problems,
  );
});

it('knows which mentor must not be brought together with whom, in a group too', () => {
  const bans = new Set([banKey('ivan', 'lena'), banKey('kostya', 'ivan')]);
  expect(pairingProblems(wanted, [], unknownMentor, { bans })).toEqual([]);
  const group = { ...wanted, menteeIds: ['kostya', 'lena'] };
  expect(pairingProblems(group, [], unknownMentor, { bans })).toEqual(['banned']);
});

const begun = { form: 'studentStudent', override: '', id: 'this' } as const;
const full = pairOf('ivan', 'active', 'a', 'b', 'c');

it.each([
  ['closed', 'none', '', [full], ['noPlace']],
  ['agreed', 'none', '', [full], ['noPlace']],
  ['paused', 'notReady', '', [full], []],
  ['closed', 'none', '', [{ ...full, state: 'closed' }], []],
  ['closed', 'none', '', [pairOf('vera', 'active', 'a', 'b', 'c')], []],
  ['closed', 'notReady', '', [], ['notReady']],
  ['proposed', 'underWay', '', [], ['notReady']],
  ['proposed', 'underWay', 'сам учил троих', [], []],
  ['proposed', 'underWay', 'сам учил троих', [full], ['noPlace']],
  ['closed', 'ready', '', [pairOf('ivan', 'active', 'kostya')], ['exists']],
] as [PairState, Readiness, string, PairMembers[], string[]][])(
  'of a %s pair whose mentor is %s, with the reason "%s" and the others %j, says %j before it works',
  (state, readiness, override, others, expected) => {
    const pair = { ...begun, ...pairOf('ivan', state, 'kostya'), override };
    const pairs = [pair, ...others.map((other, at) => ({ ...other, id: String(at) }))];
    const facts = () => ({ menteeLimit: null, readiness });
    expect(beginningProblems(pair, pairs, facts)).toEqual(expected);
  },
);

it('holds a pair that was ruled out or lacks a consent, and asks each of two mentors', () => {
  const pair = { ...begun, ...pairOf('ivan', 'agreed', 'kostya') };
  const rules = { bans: new Set([banKey('ivan', 'kostya')]), lacking: new Set(['kostya']) };
  expect(beginningProblems(pair, [pair], () => unknownMentor, rules)).toEqual([
    'noConsent',
    'banned',
  ]);
  const two = {
    ...pair,
    members: [...pair.members, { personId: 'vera', part: 'mentor' as const }],
  };
  const facts = (id: string) => ({ ...unknownMentor, menteeLimit: id === 'vera' ? 0 : null });
  expect(beginningProblems(two, [two], facts)).toEqual(['noPlace']);
});
