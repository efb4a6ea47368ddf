import type { Form, PairPart } from './forms.ts';
import {
  banKey,
  defaultMenteeLimit,
  menteeLimit,
  needsOverride,
  type MentorFacts,
} from './pairing.ts';
import { classOf, kindOf, type PersonKind, type PersonRequest } from './request.ts';

/** Who may be whose mentor at all (docs/domain.md, "Forms and their role models", "The curator's registers"). */

/** Somebody who may get a mentor or be one. */
export interface Applicant {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind | null;
  /** Of a pupil, 1 to 11. */
  readonly schoolClass: number | null;
  readonly request: PersonRequest;
}

export interface MentorApplicant extends Applicant {
  /** How many mentees they have, or were asked to take, already. */
  readonly taken: number;
  readonly facts: MentorFacts;
}

/** The form by who the mentor is and who the mentee. */
export const formOfKinds: Readonly<Partial<Record<`${PersonKind} ${PersonKind}`, Form>>> = {
  'pupil pupil': 'studentStudent',
  'teacher pupil': 'teacherStudent',
  'teacher teacher': 'teacherTeacher',
  'student pupil': 'universityStudent',
  'employer pupil': 'employerStudent',
  'employer student': 'employerUniversity',
};

/** Who somebody is by what they said, else by their class or position in the register. */
export function applicantOf(
  person: { readonly id: string; readonly name: string; readonly position: string },
  request: PersonRequest,
): Applicant {
  const { id, name, position } = person;
  return {
    ...{ id, name, request },
    kind: request.kind ?? kindOf(position),
    schoolClass: classOf(position),
  };
}

/** Whom each side of a form is made of. */
const kindsOfForm = Object.fromEntries(
  Object.entries(formOfKinds).map(([kinds, form]) => {
    const [mentor, mentee] = kinds.split(' ');
    return [form, { mentor, mentee }];
  }),
) as Readonly<Record<Form, Readonly<Record<PairPart, PersonKind>>>>;

/**
 * Where the programme has one form only, whoever has not said who they are is what that form asks for. A class or a
 * known profession counts more; `employer` is only guessed of a position that says nothing.
 */
export function withinForms<Kind extends Applicant>(
  applicant: Kind,
  part: PairPart,
  [only, ...others]: readonly Form[],
): Kind {
  const isKnown = applicant.request.kind !== null || !isGuess(applicant.kind);
  if (only === undefined || others.length > 0 || isKnown) return applicant;
  return { ...applicant, kind: kindsOfForm[only][part] };
}

const isGuess = (kind: PersonKind | null) => kind === null || kind === 'employer';

/** The form that a pair of these two would have; null while it is not known who they are. */
export function formOf(mentor: Applicant, mentee: Applicant): Form | null {
  if (mentor.kind === null || mentee.kind === null) return null;
  return formOfKinds[`${mentor.kind} ${mentee.kind}`] ?? null;
}

/** Why two people must not become a pair, whatever else speaks for it. */
export type Barrier = 'self' | 'banned' | 'notReady' | 'noForm' | 'formOff' | 'lowerClass';

export interface Rules {
  /** Those that the programme has switched on. */
  readonly forms: readonly Form[];
  /** Pairs that must not be, as `banKey` names them. */
  readonly bans: ReadonlySet<string>;
}

/** How many mentees the mentor takes at most, this one among them. */
export function limitFor(mentor: MentorApplicant, mentee: Applicant): number {
  const form = formOf(mentor, mentee);
  if (form !== null) return menteeLimit(form, mentor.facts);
  return mentor.facts.menteeLimit ?? Math.min(...Object.values(defaultMenteeLimit));
}

export function barrier(mentor: MentorApplicant, mentee: Applicant, rules: Rules): Barrier | null {
  if (mentor.id === mentee.id) return 'self';
  if (rules.bans.has(banKey(mentor.id, mentee.id))) return 'banned';
  if (needsOverride(mentor.facts)) return 'notReady';
  const form = formOf(mentor, mentee);
  if (form === null) {
    return mentor.kind !== null && mentee.kind !== null ? 'noForm' : null;
  }
  if (!rules.forms.includes(form)) return 'formOff';
  if (form !== 'studentStudent') return null;
  const [one, other] = [mentor.schoolClass, mentee.schoolClass];
  return one !== null && other !== null && one < other ? 'lowerClass' : null;
}
