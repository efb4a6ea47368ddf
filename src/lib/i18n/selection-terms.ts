import type { CommonCriterion, TrainingKind, Verdict } from '#lib/domain/selection.ts';
import type { MatchingDecision } from '#lib/documents/matching-choices.ts';
import { m } from './generated/messages.js';
import type { Terms } from './terms.ts';

export const criterionTerms: Terms<CommonCriterion> = {
  experience: m.criterion_experience,
  communication: m.criterion_communication,
  responsibility: m.criterion_responsibility,
  respect: m.criterion_respect,
  motivation: m.criterion_motivation,
};

export const trainingTerms: Terms<TrainingKind> = {
  initial: m.training_initial,
  onTheJob: m.training_on_the_job,
};

export const verdictTerms: Terms<Verdict> = {
  ready: m.verdict_ready,
  notReady: m.verdict_not_ready,
};

export const decisionTerms: Terms<MatchingDecision> = {
  chosenMentor: m.decision_chosen_mentor,
  chosenMentee: m.decision_chosen_mentee,
  leftOut: m.decision_left_out,
  banned: m.decision_banned,
  allowed: m.decision_allowed,
  group: m.decision_group,
};
