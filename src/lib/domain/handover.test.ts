import { expect, it } from 'vitest';

import { formerMentors, mentorTerms, type Handover } from './handover.ts';
import { sharedDocumentsOf } from './shared-reflections.ts';

const person = (personId: string, part: 'mentor' | 'mentee' = 'mentor') => ({
  personId,
  name: personId,
  part,
});
const handover = (fromId: string, toId: string, on: string): Handover => ({
  ...{ id: `${fromId} ${toId}`, fromId, fromName: fromId, toId, on },
  reason: '',
});
const mentee = person('mentee', 'mentee');

it('says who was mentor until when and since when', () => {
  const handovers = [
    handover('ivan', 'anna', '2026-03-03'),
    handover('anna', 'vera', '2026-04-01'),
  ];
  expect(mentorTerms(handovers, [person('vera'), mentee])).toEqual([
    { personId: 'ivan', name: 'ivan', from: null, until: '2026-03-03' },
    { personId: 'anna', name: 'anna', from: '2026-03-03', until: '2026-04-01' },
    { personId: 'vera', name: 'vera', from: '2026-04-01', until: null },
  ]);
  expect(formerMentors(handovers, [person('vera'), mentee]).map(({ name }) => name)).toEqual([
    'anna',
    'ivan',
  ]);
});

it('says nothing where the mentor has always been the same', () => {
  expect(mentorTerms([], [person('ivan'), mentee])).toEqual([]);
});

it('knows somebody who came back as the present mentor, with both terms', () => {
  const handovers = [
    handover('ivan', 'anna', '2026-03-03'),
    handover('anna', 'ivan', '2026-05-05'),
  ];
  expect(mentorTerms(handovers, [person('ivan')]).map(({ from, until }) => [from, until])).toEqual([
    [null, '2026-03-03'],
    ['2026-03-03', '2026-05-05'],
    ['2026-05-05', null],
  ]);
  expect(formerMentors(handovers, [person('ivan')]).map(({ personId }) => personId)).toEqual([
    'anna',
  ]);
});

it('keeps what is shared with one mentor apart from what is shared with the next', () => {
  const shared = sharedDocumentsOf('pair', {
    mentorIds: ['anna'],
    formerMentorIds: ['ivan'],
    menteeIds: ['kostya'],
  }).map(({ mentorId, authorId }) => `${mentorId} ${authorId}`);
  expect(shared).toEqual([
    'anna anna',
    'anna kostya',
    // Ivan's own words, should he let them go along.
    'anna ivan',
    'ivan ivan',
    'ivan kostya',
  ]);
});
