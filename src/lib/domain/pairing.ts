import type { Form, PairPart } from './forms.ts';
import { isOpen, type PairState } from './pair-state.ts';

/**
 * What must hold before somebody mentors somebody (docs/domain.md, "Selection, training and load"): the mentor
 * has a place for them and was not found to be not ready.
 */

/** `none`: nobody has begun to select or train this mentor, which a school need not do. */
export type Readiness = 'none' | 'underWay' | 'ready' | 'notReady';

/** How many mentees a mentor takes at most, unless something else is said of that person. */
export const defaultMenteeLimit: Readonly<Record<Form, number>> = {
  studentStudent: 3,
  teacherStudent: 6,
  teacherTeacher: 3,
  universityStudent: 4,
  employerStudent: 6,
  employerUniversity: 6,
};

/** What is known of a mentor besides the pairs. */
export interface MentorFacts {
  /** `null` where the form decides. */
  readonly menteeLimit: number | null;
  readonly readiness: Readiness;
}

/** Of somebody about whom nothing was written down. */
export const unknownMentor: MentorFacts = { menteeLimit: null, readiness: 'none' };

/** The part of a pair that counts here; a `RosterPair` is one. */
export interface PairMembers {
  readonly state: PairState;
  readonly members: readonly { readonly personId: string; readonly part: PairPart }[];
}

/** A pair that is to be. */
export interface Pairing {
  readonly form: Form;
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
}

/** The mentees whom a mentor has, or was asked to take, in pairs that are not closed. */
export function menteesOf(mentorId: string, pairs: readonly PairMembers[]): ReadonlySet<string> {
  return new Set(
    pairs
      .filter(({ state, members }) => isOpen(state) && hasPart(members, mentorId, 'mentor'))
      .flatMap(({ members }) => members.filter(({ part }) => part === 'mentee'))
      .map(({ personId }) => personId),
  );
}

export function menteeLimit(form: Form, facts: MentorFacts = unknownMentor): number {
  return facts.menteeLimit ?? defaultMenteeLimit[form];
}

/** How many more mentees a mentor takes in a form; less than 0 when there are too many. */
export function placesLeft(
  mentorId: string,
  form: Form,
  pairs: readonly PairMembers[],
  facts: MentorFacts = unknownMentor,
): number {
  return menteeLimit(form, facts) - menteesOf(mentorId, pairs).size;
}

/** Whether a curator has to give a reason for a pair with this mentor. */
export function needsOverride({ readiness }: MentorFacts): boolean {
  return readiness === 'underWay' || readiness === 'notReady';
}

/** What else a school has decided, or has not got yet. */
export interface PairingRules {
  /** Pairs that must not be, as `banKey` names them. */
  readonly bans?: ReadonlySet<string>;
  /** Ids of those who may not take part for want of a consent. */
  readonly lacking?: ReadonlySet<string>;
}

/**
 * `exists`: the same people are in a pair already. `noConsent`: it may be proposed and must not begin. `banned` can be
 * allowed again, `notReady` overridden with a reason.
 */
export type PairingProblem = 'exists' | 'noConsent' | 'banned' | 'noPlace' | 'notReady';

export const banKey = (mentorId: string, menteeId: string): string => `${mentorId}/${menteeId}`;

/** What speaks against a pair, the most certain first; `pairs` are all of the organisation's. */
export function pairingProblems(
  { form, mentorId, menteeIds }: Pairing,
  pairs: readonly PairMembers[],
  facts: MentorFacts = unknownMentor,
  { bans, lacking }: PairingRules = {},
): PairingProblem[] {
  const problems: PairingProblem[] = [];
  if (pairs.some((pair) => isOpen(pair.state) && isMadeOf(pair, mentorId, menteeIds))) {
    problems.push('exists');
  }
  if ([mentorId, ...menteeIds].some((id) => lacking?.has(id))) problems.push('noConsent');
  if (menteeIds.some((id) => bans?.has(banKey(mentorId, id)))) problems.push('banned');
  const mentees = new Set([...menteesOf(mentorId, pairs), ...menteeIds]);
  if (mentees.size > menteeLimit(form, facts)) problems.push('noPlace');
  if (needsOverride(facts)) problems.push('notReady');
  return problems;
}

/** A pair that is to work, for the first time or again; a `RosterPair` is one. */
export interface PairToBegin extends PairMembers {
  readonly id: string;
  readonly form: Form;
  /** Why a curator wants this mentor although not found ready; empty where nobody has said. */
  readonly override: string;
}

/**
 * What speaks against letting a proposed pair begin or a closed one work again: the same as when it is formed, for
 * much may have come between. A paused pair has kept its place and is not asked; a reason given before still counts.
 */
export function beginningProblems(
  pair: PairToBegin,
  pairs: readonly (PairMembers & { readonly id: string })[],
  factsOf: (mentorId: string) => MentorFacts,
  rules: PairingRules = {},
): PairingProblem[] {
  if (pair.state === 'paused') return [];
  const others = pairs.filter(({ id }) => id !== pair.id);
  const having = (part: PairPart) =>
    pair.members.filter((member) => member.part === part).map(({ personId }) => personId);
  const menteeIds = having('mentee');
  const problems = having('mentor').flatMap((mentorId) =>
    pairingProblems({ form: pair.form, mentorId, menteeIds }, others, factsOf(mentorId), rules),
  );
  return [...new Set(problems)].filter((problem) => problem !== 'notReady' || !pair.override);
}

function isMadeOf({ members }: PairMembers, mentorId: string, menteeIds: readonly string[]) {
  return (
    members.length === menteeIds.length + 1 &&
    hasPart(members, mentorId, 'mentor') &&
    menteeIds.every((id) => hasPart(members, id, 'mentee'))
  );
}

function hasPart(members: PairMembers['members'], personId: string, part: PairPart): boolean {
  return members.some((member) => member.personId === personId && member.part === part);
}
