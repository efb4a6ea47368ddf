import type {
  Face,
  InteractionModel,
  MeetingFormat,
  MeetingKind,
  MeetingState,
} from '#lib/domain/journal.ts';
import { m } from './generated/messages.js';
import type { Terms } from './terms.ts';

/** Terms of meetings, apart from the others: the plan's page does not load them. */

export const meetingKindTerms: Terms<MeetingKind> = {
  acquaintance: m.kind_acquaintance,
  trial: m.kind_trial,
  planning: m.kind_planning,
  working: m.kind_working,
  final: m.kind_final,
};

export const meetingStateTerms: Terms<MeetingState> = {
  planned: m.meeting_state_planned,
  held: m.meeting_state_held,
  missed: m.meeting_state_missed,
};

export const meetingFormatTerms: Terms<MeetingFormat> = {
  inPerson: m.format_inPerson,
  remote: m.format_remote,
};

export const interactionModelTerms: Terms<InteractionModel> = {
  1: m.model_1,
  2: m.model_2,
  3: m.model_3,
  4: m.model_4,
  5: m.model_5,
};

export const faceTerms: Terms<Face> = {
  1: m.face_1,
  2: m.face_2,
  3: m.face_3,
  4: m.face_4,
  5: m.face_5,
};
