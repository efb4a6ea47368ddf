import type { RegisterPerson } from '#lib/domain/registers.ts';

/** Somebody of the register of mentees about whom nothing else is known. */
export function registerPerson(name: string, more: Partial<RegisterPerson> = {}): RegisterPerson {
  return {
    ...{ id: name, name, role: 'member', position: '', request: '', competences: '' },
    ...{ contact: '', parentContact: '', birthYear: null, workplace: '', menteeSince: null },
    ...{ menteeUntil: null, outcome: '', wantsToMentor: null, achievements: '', interests: '' },
    ...{ wantedAge: '', timePerWeek: '', mentorSince: null, feedback: '' },
    isIn: { mentee: true, mentor: false },
    ...{ archived: false, pairs: [], consents: [], movedUpIn: null },
    ...{ interviewMark: null, trainings: [] },
    consentStates: {
      participation: more.consents?.length ? 'given' : 'missing',
      publication: 'missing',
    },
    ...more,
  };
}
