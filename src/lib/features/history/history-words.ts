import type { ItemChange } from '#lib/domain/compare-snapshots.ts';
import { interactionModels } from '#lib/domain/journal.ts';
import type { SnapshotPlace, SnapshotValue } from '#lib/domain/pair-snapshot.ts';
import type { VersionReason } from '#lib/domain/versions.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import {
  interactionModelTerms,
  meetingFormatTerms,
  meetingKindTerms,
  meetingStateTerms,
} from '#lib/i18n/meeting-terms.ts';
import { responsibleTerms, statusTerms, type Terms } from '#lib/i18n/terms.ts';

export const rootTerms: Terms<SnapshotPlace> = {
  goals: m.versions_goal,
  tasks: m.versions_task,
  meetings: m.versions_meeting,
  feet: m.foot_title,
};

export const reasonTerms: Terms<VersionReason> = {
  daily: m.versions_daily,
  signed: m.versions_signed,
  accepted: m.versions_accepted,
  restored: m.versions_before_restoring,
};

export const changeTerms: Terms<ItemChange['kind']> = {
  added: m.versions_added,
  removed: m.versions_removed,
  returned: m.versions_returned,
  changed: m.versions_changed,
};

const fieldTerms: Readonly<Record<string, () => string>> = {
  gap: m.goal_gap,
  success: m.goal_success,
  formOfWork: m.task_form,
  plannedResult: m.task_planned,
  actualResult: m.task_actual,
  dueOn: m.task_due,
  responsible: m.task_responsible,
  status: m.task_status,
  goalId: m.task_goal,
  evidence: m.versions_evidence,
  reason: m.versions_reason,
  inPlan: m.agreement_in_plan,
  topic: m.meeting_topic,
  agenda: m.meeting_agenda,
  notes: m.meeting_notes,
  difficulties: m.meeting_difficulties,
  points: m.summary_talked,
  missedReason: m.missed_reason,
  kind: m.meeting_kind,
  state: m.meeting_state,
  heldOn: m.meeting_date,
  startsAt: m.meeting_time,
  minutes: m.meeting_minutes,
  format: m.meeting_format,
  place: m.meeting_place,
  nextOn: m.meeting_next,
  present: m.meeting_present,
  model: m.meeting_models,
  menteeId: m.versions_mentee,
  analysis: m.foot_analysis,
  selfAssessment: m.foot_self,
};

/** What a field is called on the pages where it is filled in. */
export function fieldName(root: SnapshotPlace, field: string): string {
  if (field === 'title') return rootTerms[root]();
  return (fieldTerms[field.split('.')[0] ?? ''] ?? m.versions_other_field)();
}

const valueTerms: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  responsible: responsibleTerms,
  status: statusTerms,
  kind: meetingKindTerms,
  state: meetingStateTerms,
  format: meetingFormatTerms,
};

/** The step of the ladder that a key of a meeting names. */
export function modelWords(step: string): string {
  const model = interactionModels.find((known) => String(known) === step);
  return model ? interactionModelTerms[model]() : '';
}

/** A value in words; empty for one that says nothing by itself, as the id of a goal. */
export function valueWords(field: string, value: SnapshotValue): string {
  if (
    field === 'goalId' ||
    field === 'menteeId' ||
    field.includes('.') ||
    typeof value === 'boolean'
  )
    return '';
  if (value === null || value === '') return m.versions_empty_value();
  if (field.endsWith('On')) return formatDate(String(value));
  return valueTerms[field]?.[String(value)]?.() ?? String(value);
}
