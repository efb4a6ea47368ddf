import type { CellProblem } from '#lib/domain/register-cells.ts';
import type { ConsentFilter, RegisterStatus, SignInFilter } from '#lib/domain/register-choice.ts';
import type { RegisterView, ScreenColumn } from '#lib/domain/register-columns.ts';
import type { PartnerProblem } from '#lib/domain/register-pairs.ts';
import type { ConsentNote } from '#lib/domain/register-plan.ts';
import type { Register, RegisterColumn } from '#lib/domain/registers.ts';
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
  interview: m.register_column_interview,
  training: m.register_column_training,
} satisfies Terms<RegisterColumn>;

/** The same on the screen, where a column tells of sign-in too. */
export const screenColumnTerms: Terms<ScreenColumn | 'name'> = {
  ...columnTerms,
  signIn: m.register_sign_in,
};

export const registerViewTerms: Terms<RegisterView> = {
  main: m.register_view_main,
  contacts: m.register_view_contacts,
  work: m.register_view_work,
  all: m.register_view_all,
};

export const registerStatusTerms: Terms<RegisterStatus> = {
  all: m.register_filter_all,
  unpaired: m.register_filter_unpaired,
  asked: m.register_filter_asked,
  paired: m.register_filter_paired,
  archived: m.register_filter_archived,
};

export const consentFilterTerms: Terms<ConsentFilter> = {
  any: m.register_consent_any,
  missing: m.register_consent_missing,
  given: m.register_consent_given,
};

export const signInFilterTerms: Terms<SignInFilter> = {
  any: m.register_sign_in_any,
  never: m.register_sign_in_never,
  code: m.register_sign_in_code,
  signedIn: m.register_sign_in_signedIn,
};

export const cellProblemTerms: Terms<CellProblem> = {
  noName: m.import_problem_noName,
  badYear: m.import_problem_badYear,
  badDate: m.import_problem_badDate,
  badYesNo: m.import_problem_badYesNo,
  dateInText: m.import_problem_dateInText,
  tooLong: m.import_problem_tooLong,
};

export const consentNoteTerms: Terms<ConsentNote> = {
  undated: m.import_note_undated,
  future: m.import_note_future,
  withdrawn: m.import_note_withdrawn,
};

/** Why nobody is proposed for a name. */
export const partnerProblemTerms: Readonly<
  Record<PartnerProblem, (inputs: { name: string }) => string>
> = {
  unknown: m.import_partner_unknown,
  ambiguous: m.import_partner_ambiguous,
  archived: m.import_partner_archived,
  self: m.import_partner_self,
  noForm: m.import_partner_noForm,
  formOff: m.import_partner_formOff,
  banned: m.import_partner_banned,
  noPlace: m.import_partner_noPlace,
  notReady: m.import_partner_notReady,
};
