import type { CommonCriterion, TrainingKind, Verdict } from '#lib/domain/selection.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';

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
