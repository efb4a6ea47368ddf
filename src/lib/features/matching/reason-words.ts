import type { ChoiceProblem, LeftOverReason } from '#lib/domain/matching.ts';
import type { Reason, ScorePart } from '#lib/domain/matching-score.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type * as requestTerms from '#lib/i18n/request-terms.ts';
import type { Terms } from '#lib/i18n/terms.ts';

/** The terms of requests, which come on demand (`features/request/request-parts.ts`). */
export type RequestTerms = typeof requestTerms;

export const partTerms: Terms<ScorePart> = {
  request: m.score_request,
  interests: m.score_interests,
  schedule: m.score_schedule,
  rules: m.score_rules,
  wishes: m.score_wishes,
  load: m.score_load,
};

export const problemTerms: Terms<ChoiceProblem> = {
  self: m.barrier_self,
  banned: m.barrier_banned,
  notReady: m.barrier_notReady,
  noForm: m.barrier_noForm,
  formOff: m.barrier_formOff,
  lowerClass: m.barrier_lowerClass,
  full: m.barrier_full,
  gone: m.barrier_gone,
};

export const leftOverTerms: Terms<LeftOverReason> = {
  setAside: m.matching_left_setAside,
  noneAllowed: m.matching_left_noneAllowed,
  noneFits: m.matching_left_noneFits,
  noRoom: m.matching_left_noRoom,
};

/** Why a part has its points, as a person would say it. */
export function reasonWords(reason: Reason, terms: RequestTerms): string {
  switch (reason.code) {
    case 'areas':
      return m.reason_areas({ list: listed(reason.areas, terms.areaTerms) });
    case 'words':
      return m.reason_words({ list: reason.words.join(', ') });
    case 'interests':
      return m.reason_interests({ list: listed(reason.interests, terms.interestTerms) });
    case 'slots':
      return m.reason_slots({ list: reason.slots.map(terms.slotWords).join(', ') });
    case 'higherClass':
      return m.reason_higherClass({ mentor: reason.mentor, mentee: reason.mentee });
    case 'youngSpecialist':
      return m.reason_youngSpecialist({ years: reason.years });
    case 'named':
      return reason.by === 'mentee' ? m.reason_named_mentee() : m.reason_named_mentor();
    case 'load':
      return m.reason_load({ taken: reason.taken, limit: reason.limit });
    default:
      return plainReasons[reason.code]();
  }
}

const plainReasons = {
  unknown: m.reason_unknown,
  noArea: m.reason_noArea,
  noInterest: m.reason_noInterest,
  noSlot: m.reason_noSlot,
  sameClass: m.reason_sameClass,
  formAllows: m.reason_formAllows,
  kindWished: m.reason_kindWished,
  kindNotWished: m.reason_kindNotWished,
  ageWished: m.reason_ageWished,
  ageNotWished: m.reason_ageNotWished,
};

function listed<Code extends string>(codes: readonly Code[], terms: Terms<Code>): string {
  return codes.map((code) => terms[code]()).join(', ');
}
