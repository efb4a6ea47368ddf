import type { PairPart } from './forms.ts';
import { formOf, type Applicant, type MentorApplicant } from './matching-rules.ts';
import { ageOf, type Age, type Area, type Interest, type Slot } from './request.ts';
import { namesPerson, sharedWords, wordsOf, type Words } from './shared-words.ts';

/**
 * How well a mentor and a mentee fit, in points of 100, and why (docs/domain.md, "The curator's registers").
 * Each part has as many points as its weight gives it. What is not known counts half.
 */
export const scoreParts = ['request', 'interests', 'schedule', 'rules', 'wishes', 'load'] as const;
export type ScorePart = (typeof scoreParts)[number];

/** How much each part counts, 0 to 5. */
export type Weights = Readonly<Record<ScorePart, number>>;

export const greatestWeight = 5;
export const usualWeights: Weights = {
  request: 5,
  interests: 2,
  schedule: 3,
  rules: 2,
  wishes: 2,
  load: 1,
};

/** Why a part has the points that it has; the interface turns these into words. */
export type Reason =
  | { readonly code: 'unknown' }
  | { readonly code: 'areas'; readonly areas: readonly Area[] }
  | { readonly code: 'words'; readonly words: readonly string[] }
  | { readonly code: 'interests'; readonly interests: readonly Interest[] }
  | { readonly code: 'slots'; readonly slots: readonly Slot[] }
  | { readonly code: 'higherClass'; readonly mentor: number; readonly mentee: number }
  | { readonly code: 'youngSpecialist'; readonly years: number }
  | { readonly code: 'named'; readonly by: PairPart }
  | { readonly code: 'load'; readonly taken: number; readonly limit: number }
  | {
      readonly code:
        | 'noArea'
        | 'noInterest'
        | 'noSlot'
        | 'sameClass'
        | 'formAllows'
        | 'kindWished'
        | 'kindNotWished'
        | 'ageWished'
        | 'ageNotWished';
    };

export interface ScoredPart {
  readonly part: ScorePart;
  /** Whole points, 0 to `most`. */
  readonly points: number;
  readonly most: number;
  readonly reasons: readonly Reason[];
}

/** Whole points that sum up to 100: largest remainders first, so that no part gets more for being early. */
export function pointsByWeight(weights: Weights): Record<ScorePart, number> {
  const isNothing = scoreParts.every((part) => weights[part] <= 0);
  const used = isNothing ? usualWeights : weights;
  const whole = scoreParts.reduce((sum, part) => sum + Math.max(0, used[part]), 0);
  const exact = scoreParts.map((part) => (100 * Math.max(0, used[part])) / whole);
  const points = exact.map(Math.floor);
  const missing = 100 - points.reduce((sum, each) => sum + each, 0);
  const byRemainder = scoreParts
    .map((_, index) => index)
    .sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  for (const index of byRemainder.slice(0, missing)) points[index] = (points[index] ?? 0) + 1;
  return Object.fromEntries(scoreParts.map((part, index) => [part, points[index] ?? 0])) as Record<
    ScorePart,
    number
  >;
}

const remainder = (value = 0) => value - Math.floor(value);

/** An applicant made ready to be compared with hundreds of others. */
export interface Comparable<Kind extends Applicant = Applicant> {
  readonly applicant: Kind;
  readonly words: Words;
  readonly age: Age | null;
}

/** `part` says which of their words count: what a mentee wants, or what a mentor can help with. */
export function comparable<Kind extends Applicant>(
  applicant: Kind,
  part: PairPart,
): Comparable<Kind> {
  const { request, kind, schoolClass } = applicant;
  return {
    applicant,
    words: wordsOf(part === 'mentee' ? request.request : request.competences),
    age: ageOf(kind, schoolClass),
  };
}

interface Judged {
  /** 0 to 1. */
  readonly value: number;
  readonly reasons: readonly Reason[];
}

const unknown: Judged = { value: 0.5, reasons: [{ code: 'unknown' }] };

type Judge = (mentor: Comparable<MentorApplicant>, mentee: Comparable) => Judged;

const judges: Readonly<Record<Exclude<ScorePart, 'load'>, Judge>> = {
  request: judgeRequest,
  interests: judgeInterests,
  schedule: judgeSchedule,
  rules: judgeRules,
  wishes: judgeWishes,
};
const judged = Object.keys(judges) as (keyof typeof judges)[];

/** All parts but the load, which depends on who else the mentor gets. */
export function scoreFit(
  mentor: Comparable<MentorApplicant>,
  mentee: Comparable,
  most: Readonly<Record<ScorePart, number>>,
): ScoredPart[] {
  return judged.map((part) => {
    const { value, reasons } = judges[part](mentor, mentee);
    return { part, points: Math.round(value * most[part]), most: most[part], reasons };
  });
}

/** The load of a mentor who would have `taken` mentees without this one: whoever has nobody comes first. */
export function scoreLoad(taken: number, limit: number, most: number): ScoredPart {
  const free = limit > 0 ? Math.max(0, limit - taken) / limit : 0;
  const reasons: Reason[] = [{ code: 'load', taken, limit }];
  return { part: 'load', points: Math.round(free * most), most, reasons };
}

function judgeRequest(mentor: Comparable<MentorApplicant>, mentee: Comparable): Judged {
  const [wanted, offered] = [mentee.applicant.request.area, mentor.applicant.request.help];
  const areas = wanted.filter((area) => offered.includes(area));
  const words = sharedWords(mentee.words, mentor.words);
  const isKnown =
    (wanted.length > 0 && offered.length > 0) || (mentee.words.size > 0 && mentor.words.size > 0);
  if (!isKnown) return unknown;
  const byAreas = wanted.length > 0 ? areas.length / wanted.length : 0;
  // Words in common may be chance: they never count as much as what both have ticked.
  const byWords = Math.min(3, words.length) / 4;
  const reasons: Reason[] = [
    ...(areas.length > 0 ? [{ code: 'areas' as const, areas }] : []),
    ...(words.length > 0 ? [{ code: 'words' as const, words }] : []),
  ];
  return {
    value: Math.max(byAreas, byWords),
    reasons: reasons.length > 0 ? reasons : [{ code: 'noArea' }],
  };
}

function judgeInterests(mentor: Comparable<MentorApplicant>, mentee: Comparable): Judged {
  const [one, other] = [mentor.applicant.request.interest, mentee.applicant.request.interest];
  if (one.length === 0 || other.length === 0) return unknown;
  const interests = other.filter((interest) => one.includes(interest));
  if (interests.length === 0) return { value: 0, reasons: [{ code: 'noInterest' }] };
  return { value: Math.min(1, interests.length / 2), reasons: [{ code: 'interests', interests }] };
}

function judgeSchedule(mentor: Comparable<MentorApplicant>, mentee: Comparable): Judged {
  const [one, other] = [mentor.applicant.request.slot, mentee.applicant.request.slot];
  if (one.length === 0 || other.length === 0) return unknown;
  const slots = other.filter((slot) => one.includes(slot));
  if (slots.length === 0) return { value: 0, reasons: [{ code: 'noSlot' }] };
  // A second day leaves room to move a meeting.
  return { value: slots.length === 1 ? 0.75 : 1, reasons: [{ code: 'slots', slots }] };
}

function judgeRules(mentor: Comparable<MentorApplicant>, mentee: Comparable): Judged {
  const form = formOf(mentor.applicant, mentee.applicant);
  if (form === null) return unknown;
  if (form === 'studentStudent') {
    const [one, other] = [mentor.applicant.schoolClass, mentee.applicant.schoolClass];
    if (one === null || other === null) return unknown;
    return one > other
      ? { value: 1, reasons: [{ code: 'higherClass', mentor: one, mentee: other }] }
      : { value: 0.5, reasons: [{ code: 'sameClass' }] };
  }
  if (form === 'teacherTeacher') {
    const [one, other] = [mentor.applicant.request.years, mentee.applicant.request.years];
    if (one === null || other === null) return unknown;
    // Who has worked longer may still want help: to get through difficulties, or with what is new.
    return other <= 3 && one > other
      ? { value: 1, reasons: [{ code: 'youngSpecialist', years: other }] }
      : { value: 0.5, reasons: [{ code: 'formAllows' }] };
  }
  return { value: 1, reasons: [{ code: 'formAllows' }] };
}

function judgeWishes(mentor: Comparable<MentorApplicant>, mentee: Comparable): Judged {
  const [one, other] = [mentor.applicant, mentee.applicant];
  if (namesPerson(other.request.with, one.name)) {
    return { value: 1, reasons: [{ code: 'named', by: 'mentee' }] };
  }
  if (namesPerson(one.request.with, other.name)) {
    return { value: 1, reasons: [{ code: 'named', by: 'mentor' }] };
  }
  const met: boolean[] = [];
  const reasons: Reason[] = [];
  if (other.request.mentorKind.length > 0 && one.kind !== null) {
    const isWished = other.request.mentorKind.includes(one.kind);
    met.push(isWished);
    reasons.push({ code: isWished ? 'kindWished' : 'kindNotWished' });
  }
  if (one.request.age.length > 0 && mentee.age !== null) {
    const isWished = one.request.age.includes(mentee.age);
    met.push(isWished);
    reasons.push({ code: isWished ? 'ageWished' : 'ageNotWished' });
  }
  return met.length === 0 ? unknown : { value: met.filter(Boolean).length / met.length, reasons };
}
