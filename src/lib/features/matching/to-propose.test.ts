import { describe, expect, it } from 'vitest';

import type { Form } from '#lib/domain/forms.ts';
import type { Proposal } from '#lib/domain/matching.ts';
import { toPropose } from './to-propose.ts';

const proposal = (mentorId: string, menteeId: string, form: Form | null): Proposal => ({
  ...{ mentorId, menteeId, form },
  score: 50,
  parts: [],
  pinned: false,
});

describe('what is proposed', () => {
  it('is a pair for each mentee, unless the mentor leads them as a group', () => {
    const found = [
      proposal('белова', 'костя', 'studentStudent'),
      proposal('лунин', 'тоня', 'teacherStudent'),
      proposal('белова', 'петя', 'studentStudent'),
    ];
    expect(toPropose(found, new Set()).map(({ menteeIds }) => menteeIds)).toEqual([
      ['костя'],
      ['петя'],
      ['тоня'],
    ]);
    expect(toPropose(found, new Set(['белова']))[0]).toEqual({
      mentorId: 'белова',
      menteeIds: ['костя', 'петя'],
      form: 'studentStudent',
    });
  });

  it('is no group of two forms', () => {
    const found = [
      proposal('лунин', 'тоня', 'teacherStudent'),
      proposal('лунин', 'новенькая', 'teacherTeacher'),
    ];
    expect(toPropose(found, new Set(['лунин']))).toHaveLength(2);
  });
});
