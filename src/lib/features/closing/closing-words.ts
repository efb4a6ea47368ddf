import type { ClosingActor, ClosingStepName } from '#lib/domain/closing.ts';
import type { ReportField, ReportState } from '#lib/domain/report.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';

export const stepTerms: Terms<ClosingStepName> = {
  finalMeeting: m.closing_finalMeeting,
  exitRatings: m.closing_exitRatings,
  analysis: m.closing_analysis,
  selfAssessment: m.closing_selfAssessment,
  handIn: m.closing_handIn,
  acceptReport: m.closing_acceptReport,
  close: m.closing_close,
};

export const actorTerms: Terms<ClosingActor> = {
  pair: m.closing_by_pair,
  mentor: m.closing_by_mentor,
  mentee: m.closing_by_mentee,
  curator: m.closing_by_curator,
};

/** Where a step is taken; the others are taken on the report's own page. */
export const stepPages: Partial<Record<ClosingStepName, string>> = {
  finalMeeting: 'meetings',
  exitRatings: 'plan',
  analysis: 'plan',
  selfAssessment: 'plan',
};

export const reportFieldTerms: Terms<ReportField> = {
  worked: m.report_worked,
  difficulties: m.report_difficulties,
  proposals: m.report_proposals,
};

export const reportStateTerms: Terms<ReportState> = {
  draft: m.report_state_draft,
  handedIn: m.report_state_handedIn,
  changed: m.report_state_changed,
  accepted: m.report_state_accepted,
};

export const reportTones = {
  draft: 'neutral',
  handedIn: 'accent',
  changed: 'warning',
  accepted: 'success',
} as const;
