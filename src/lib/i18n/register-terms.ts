import type { CellProblem } from '#lib/domain/register-cells.ts';
import type {
  Register,
  RegisterColumn,
  RegisterFilter,
  RegisterOrder,
} from '#lib/domain/registers.ts';
import { m } from './generated/messages.js';
import type { Terms } from './terms.ts';

export const registerTerms: Terms<Register> = {
  mentee: m.register_mentee,
  mentor: m.register_mentor,
};

/** The names of fields on the screen and the headings of exported tables, which an import understands. */
export const columnTerms = {
  number: m.register_column_number,
  name: m.register_column_name,
  position: m.register_column_position,
  birthYear: m.register_column_birthYear,
  contact: m.register_column_contact,
  parentContact: m.register_column_parentContact,
  request: m.register_column_request,
  menteeSince: m.register_column_menteeSince,
  form: m.register_column_form,
  mentor: m.register_column_mentor,
  workplace: m.register_column_workplace,
  menteeUntil: m.register_column_menteeUntil,
  outcome: m.register_column_outcome,
  wantsToMentor: m.register_column_wantsToMentor,
  feedback: m.register_column_feedback,
  consent: m.register_column_consent,
  competences: m.register_column_competences,
  achievements: m.register_column_achievements,
  interests: m.register_column_interests,
  wantedAge: m.register_column_wantedAge,
  timePerWeek: m.register_column_timePerWeek,
  mentorSince: m.register_column_mentorSince,
  mentees: m.register_column_mentees,
  closedPairs: m.register_column_closedPairs,
} satisfies Terms<RegisterColumn>;

export const registerFilterTerms: Terms<RegisterFilter> = {
  all: m.register_filter_all,
  unpaired: m.register_filter_unpaired,
  paired: m.register_filter_paired,
  archived: m.register_filter_archived,
};

export const registerOrderTerms: Terms<RegisterOrder> = {
  name: m.register_order_name,
  position: m.register_order_position,
  since: m.register_order_since,
};

export const cellProblemTerms: Terms<CellProblem> = {
  noName: m.import_problem_noName,
  badYear: m.import_problem_badYear,
  badDate: m.import_problem_badDate,
  badYesNo: m.import_problem_badYesNo,
  dateInText: m.import_problem_dateInText,
  tooLong: m.import_problem_tooLong,
};
