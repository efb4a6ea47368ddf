import type { Form, PairPart } from '#lib/domain/forms.ts';
import type {
  Face,
  InteractionModel,
  MeetingFormat,
  MeetingKind,
  MeetingState,
} from '#lib/domain/journal.ts';
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

export const meetingKindTerms: Terms<MeetingKind> = {
  acquaintance: m.kind_acquaintance,
  trial: m.kind_trial,
  planning: m.kind_planning,
  working: m.kind_working,
  final: m.kind_final,
};

export const meetingStateTerms: Terms<MeetingState> = {
  planned: m.meeting_state_planned,
  held: m.meeting_state_held,
  missed: m.meeting_state_missed,
};

export const meetingFormatTerms: Terms<MeetingFormat> = {
  inPerson: m.format_inPerson,
  remote: m.format_remote,
};

export const interactionModelTerms: Terms<InteractionModel> = {
  1: m.model_1,
  2: m.model_2,
  3: m.model_3,
  4: m.model_4,
  5: m.model_5,
};

export const faceTerms: Terms<Face> = {
  1: m.face_1,
  2: m.face_2,
  3: m.face_3,
  4: m.face_4,
  5: m.face_5,
};
