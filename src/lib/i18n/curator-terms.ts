import type { Role } from '#lib/domain/access.ts';
import type { RoleModel } from '#lib/domain/forms.ts';
import type { AttentionReason } from '#lib/domain/progress.ts';
import { m } from './generated/messages.js';
import type { Terms } from './terms.ts';

/** Terms that only a curator's pages and the settings need: a pair's first page does not load them. */

export const roleModelTerms: Terms<RoleModel> = {
  achieverUnderachiever: m.role_model_achieverUnderachiever,
  leaderPassive: m.role_model_leaderPassive,
  equalToEqual: m.role_model_equalToEqual,
  adaptedUnadapted: m.role_model_adaptedUnadapted,
  activeProfessionalIndifferent: m.role_model_activeProfessionalIndifferent,
  colleagueYoungColleague: m.role_model_colleagueYoungColleague,
  teacherFutureTeacher: m.role_model_teacherFutureTeacher,
  experiencedYoungSpecialist: m.role_model_experiencedYoungSpecialist,
  classTeacherYoungSpecialist: m.role_model_classTeacherYoungSpecialist,
  leaderTeacherInDifficulty: m.role_model_leaderTeacherInDifficulty,
  innovatorConservative: m.role_model_innovatorConservative,
  experiencedSubjectTeacher: m.role_model_experiencedSubjectTeacher,
  leaderIndifferent: m.role_model_leaderIndifferent,
  equalToAnother: m.role_model_equalToAnother,
  curatorProjectAuthor: m.role_model_curatorProjectAuthor,
  employerFutureEmployee: m.role_model_employerFutureEmployee,
  successfulProfessionalChoosing: m.role_model_successfulProfessionalChoosing,
  colleagueFutureColleague: m.role_model_colleagueFutureColleague,
};

/** The role model of a pair in words: a known one, or the title of one of the programme’s own. */
export function roleModelWords(pair: {
  readonly roleModel: RoleModel | null;
  readonly ownRoleModel: string;
}): string {
  return pair.roleModel ? roleModelTerms[pair.roleModel]() : pair.ownRoleModel;
}

export const roleTerms: Terms<Role> = {
  curator: m.role_curator,
  head: m.role_head,
  member: m.role_member,
};

export const attentionTerms: Terms<AttentionReason> = {
  notSynced: m.attention_notSynced,
  tabletSilent: m.attention_tabletSilent,
  noMeeting: m.attention_noMeeting,
  overdueTasks: m.attention_overdueTasks,
  noPlan: m.attention_noPlan,
  planToAccept: m.attention_planToAccept,
};
