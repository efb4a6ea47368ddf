import type { ReflectionPrompt } from '#lib/documents/diary.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import type { MeetingKind } from '#lib/domain/journal.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Terms } from '#lib/i18n/terms.ts';

/** The questions of a reflection by kind of meeting and by part in the pair (docs/domain.md, "The pair's documents"). */
const questions: Record<MeetingKind, Record<PairPart, Terms<ReflectionPrompt>>> = {
  acquaintance: {
    mentor: {
      worked: m.reflect_acquaintance_mentor_worked,
      hard: m.reflect_acquaintance_mentor_hard,
      willTry: m.reflect_acquaintance_mentor_willTry,
      need: m.reflect_acquaintance_mentor_need,
    },
    mentee: {
      worked: m.reflect_acquaintance_mentee_worked,
      hard: m.reflect_acquaintance_mentee_hard,
      willTry: m.reflect_acquaintance_mentee_willTry,
      need: m.reflect_acquaintance_mentee_need,
    },
  },
  trial: {
    mentor: {
      worked: m.reflect_trial_mentor_worked,
      hard: m.reflect_trial_mentor_hard,
      willTry: m.reflect_trial_mentor_willTry,
      need: m.reflect_trial_mentor_need,
    },
    mentee: {
      worked: m.reflect_trial_mentee_worked,
      hard: m.reflect_trial_mentee_hard,
      willTry: m.reflect_trial_mentee_willTry,
      need: m.reflect_trial_mentee_need,
    },
  },
  planning: {
    mentor: {
      worked: m.reflect_planning_mentor_worked,
      hard: m.reflect_planning_mentor_hard,
      willTry: m.reflect_planning_mentor_willTry,
      need: m.reflect_planning_mentor_need,
    },
    mentee: {
      worked: m.reflect_planning_mentee_worked,
      hard: m.reflect_planning_mentee_hard,
      willTry: m.reflect_planning_mentee_willTry,
      need: m.reflect_planning_mentee_need,
    },
  },
  working: {
    mentor: {
      worked: m.reflect_working_mentor_worked,
      hard: m.reflect_working_mentor_hard,
      willTry: m.reflect_working_mentor_willTry,
      need: m.reflect_working_mentor_need,
    },
    mentee: {
      worked: m.reflect_working_mentee_worked,
      hard: m.reflect_working_mentee_hard,
      willTry: m.reflect_working_mentee_willTry,
      need: m.reflect_working_mentee_need,
    },
  },
  final: {
    mentor: {
      worked: m.reflect_final_mentor_worked,
      hard: m.reflect_final_mentor_hard,
      willTry: m.reflect_final_mentor_willTry,
      need: m.reflect_final_mentor_need,
    },
    mentee: {
      worked: m.reflect_final_mentee_worked,
      hard: m.reflect_final_mentee_hard,
      willTry: m.reflect_final_mentee_willTry,
      need: m.reflect_final_mentee_need,
    },
  },
};

/** Without a meeting the questions are about the work in general. */
export function questionsFor(
  part: PairPart | null,
  kind: MeetingKind | null,
): Terms<ReflectionPrompt> {
  const side = part ?? 'mentee';
  if (kind) return questions[kind][side];
  const need = side === 'mentor' ? m.reflection_need_mentor : m.reflection_need_mentee;
  return {
    worked: m.reflection_worked,
    hard: m.reflection_hard,
    willTry: m.reflection_willTry,
    need,
  };
}
