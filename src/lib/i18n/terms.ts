import type { Form, PairPart } from '#lib/domain/forms.ts';
import type { Responsible, TaskStatus } from '#lib/domain/plan.ts';
import { m } from './generated/messages.js';

/** The field's own terms for the codes of the domain, in the language of the interface. */

export type Terms<Code extends string | number> = Readonly<Record<Code, () => string>>;

export const formTerms: Terms<Form> = {
  studentStudent: m.form_studentStudent,
  teacherStudent: m.form_teacherStudent,
  teacherTeacher: m.form_teacherTeacher,
  universityStudent: m.form_universityStudent,
  employerStudent: m.form_employerStudent,
  employerUniversity: m.form_employerUniversity,
};

export const partTerms: Terms<PairPart> = { mentor: m.part_mentor, mentee: m.part_mentee };

export const responsibleTerms: Terms<Responsible> = {
  mentor: m.responsible_mentor,
  mentee: m.responsible_mentee,
  both: m.responsible_both,
};

export const statusTerms: Terms<TaskStatus> = {
  notStarted: m.status_notStarted,
  inProgress: m.status_inProgress,
  done: m.status_done,
  postponed: m.status_postponed,
  dropped: m.status_dropped,
};
