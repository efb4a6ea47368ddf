/** The six forms of mentoring and their role models (docs/domain.md, "Forms and their role models"). */
export const forms = [
  'studentStudent',
  'teacherStudent',
  'teacherTeacher',
  'universityStudent',
  'employerStudent',
  'employerUniversity',
] as const;
export type Form = (typeof forms)[number];

export const roleModels = [
  'achieverUnderachiever',
  'leaderPassive',
  'equalToEqual',
  'adaptedUnadapted',
  'activeProfessionalIndifferent',
  'colleagueYoungColleague',
  'teacherFutureTeacher',
  'experiencedYoungSpecialist',
  'classTeacherYoungSpecialist',
  'leaderTeacherInDifficulty',
  'innovatorConservative',
  'experiencedSubjectTeacher',
  'leaderIndifferent',
  'equalToAnother',
  'curatorProjectAuthor',
  'employerFutureEmployee',
  'successfulProfessionalChoosing',
  'colleagueFutureColleague',
] as const;
export type RoleModel = (typeof roleModels)[number];

export const roleModelsOfForm: Readonly<Record<Form, readonly RoleModel[]>> = {
  studentStudent: ['achieverUnderachiever', 'leaderPassive', 'equalToEqual', 'adaptedUnadapted'],
  teacherStudent: [
    'activeProfessionalIndifferent',
    'colleagueYoungColleague',
    'teacherFutureTeacher',
  ],
  teacherTeacher: [
    'experiencedYoungSpecialist',
    'classTeacherYoungSpecialist',
    'leaderTeacherInDifficulty',
    'innovatorConservative',
    'experiencedSubjectTeacher',
  ],
  universityStudent: [
    'achieverUnderachiever',
    'leaderIndifferent',
    'equalToAnother',
    'curatorProjectAuthor',
  ],
  employerStudent: [
    'activeProfessionalIndifferent',
    'colleagueYoungColleague',
    'employerFutureEmployee',
  ],
  employerUniversity: [
    'activeProfessionalIndifferent',
    'successfulProfessionalChoosing',
    'colleagueFutureColleague',
    'employerFutureEmployee',
  ],
};

/** Which side of a pair a person is on; a group has one mentor and several mentees. */
export const pairParts = ['mentor', 'mentee'] as const;
export type PairPart = (typeof pairParts)[number];
