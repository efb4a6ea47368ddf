import type { MeetingKind } from '#lib/domain/journal.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** What a kind of meeting is for, and questions that help two people to begin. */
export interface MeetingGuide {
  readonly purpose: () => string;
  readonly prompts: readonly (() => string)[];
}

/** docs/domain.md, "The cycle of meetings". */
export const guides: Readonly<Record<MeetingKind, MeetingGuide>> = {
  acquaintance: {
    purpose: m.guide_acquaintance,
    prompts: [
      m.guide_acquaintance_1,
      m.guide_acquaintance_2,
      m.guide_acquaintance_3,
      m.guide_acquaintance_4,
    ],
  },
  trial: {
    purpose: m.guide_trial,
    prompts: [m.guide_trial_1, m.guide_trial_2, m.guide_trial_3, m.guide_trial_4],
  },
  planning: {
    purpose: m.guide_planning,
    prompts: [m.guide_planning_1, m.guide_planning_2, m.guide_planning_3, m.guide_planning_4],
  },
  working: {
    purpose: m.guide_working,
    prompts: [m.guide_working_1, m.guide_working_2, m.guide_working_3],
  },
  final: {
    purpose: m.guide_final,
    prompts: [m.guide_final_1, m.guide_final_2, m.guide_final_3, m.guide_final_4],
  },
};
