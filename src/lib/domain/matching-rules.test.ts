import { expect, it } from 'vitest';

import { nothing } from '../../../tests/support/matching-people.ts';
import { forms, type Form } from './forms.ts';
import { applicantOf, formOf, withinForms } from './matching-rules.ts';
import type { PersonKind } from './request.ts';

const person = (position: string, kind: PersonKind | null = null) =>
  applicantOf({ id: position, name: position, position }, { ...nothing, kind });

const formWithin = (mentor: string, mentee: string, on: readonly Form[]) =>
  formOf(withinForms(person(mentor), 'mentor', on), withinForms(person(mentee), 'mentee', on));

it('in a programme of one form a pair has that form, also where nobody has said who they are', () => {
  expect(formWithin('', 'библиотекарь', ['teacherTeacher'])).toBe('teacherTeacher');
  expect(formWithin('', '', ['employerUniversity'])).toBe('employerUniversity');
  expect(formWithin('', '', forms)).toBeNull();
});

it('nobody is taken for what they are not, however many forms there are', () => {
  expect(formWithin('10 А', '', ['teacherTeacher'])).toBeNull();
  const said = withinForms(person('', 'pupil'), 'mentee', ['teacherTeacher']);
  expect(said.kind).toBe('pupil');
});
