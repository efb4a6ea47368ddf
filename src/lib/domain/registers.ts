import type { Role } from './access.ts';
import { needsConsent, type ConsentPurpose, type ConsentState } from './consents.ts';
import type { IsoDate } from './dates.ts';
import type { Form, PairPart } from './forms.ts';
import type { TrainingKind } from './selection.ts';

/** The two registers of the curator (docs/domain.md, "The curator's registers"). A person may be in both. */
export const registers = ['mentee', 'mentor'] as const satisfies readonly PairPart[];
export type Register = (typeof registers)[number];

export const otherRegister = (register: Register): Register =>
  register === 'mentee' ? 'mentor' : 'mentee';

/** What the registers know of a person besides name, class or position, request and competences. */
export interface PersonDetails {
  readonly contact: string;
  /** Of a minor. */
  readonly parentContact: string;
  readonly birthYear: number | null;
  /** Place of work or study. */
  readonly workplace: string;
  readonly menteeSince: IsoDate | null;
  readonly menteeUntil: IsoDate | null;
  readonly outcome: string;
  readonly wantsToMentor: boolean | null;
  readonly achievements: string;
  readonly interests: string;
  /** Of the mentees that a mentor would like. */
  readonly wantedAge: string;
  readonly timePerWeek: string;
  readonly mentorSince: IsoDate | null;
  /** Link to what was said about the work. */
  readonly feedback: string;
}

export type DetailField = keyof PersonDetails;
export type RegisterField = DetailField | 'name' | 'position' | 'request' | 'competences';
export type RegisterValue = string | number | boolean;

export const fieldKinds = {
  name: 'text',
  position: 'text',
  contact: 'text',
  parentContact: 'text',
  birthYear: 'year',
  request: 'text',
  workplace: 'text',
  menteeSince: 'date',
  menteeUntil: 'date',
  outcome: 'text',
  wantsToMentor: 'yesNo',
  competences: 'text',
  achievements: 'text',
  interests: 'text',
  wantedAge: 'text',
  timePerWeek: 'text',
  mentorSince: 'date',
  feedback: 'text',
} as const satisfies Record<RegisterField, 'text' | 'year' | 'date' | 'yesNo'>;
export type FieldKind = (typeof fieldKinds)[RegisterField];

/** What a register shows and nobody writes there: it is counted, or kept elsewhere. */
export type DerivedColumn =
  'number' | 'form' | 'mentor' | 'mentees' | 'closedPairs' | 'interview' | 'training' | 'consent';
export type RegisterColumn = RegisterField | DerivedColumn;

/** The columns of each register in their usual order. */
export const registerColumns: Readonly<Record<Register, readonly RegisterColumn[]>> = {
  mentee: [
    'number',
    'name',
    'position',
    'birthYear',
    'contact',
    'parentContact',
    'request',
    'menteeSince',
    'form',
    'mentor',
    'workplace',
    'menteeUntil',
    'outcome',
    'wantsToMentor',
    'feedback',
    'consent',
  ],
  mentor: [
    'number',
    'name',
    'position',
    'workplace',
    'contact',
    'competences',
    'achievements',
    'interests',
    'wantedAge',
    'timePerWeek',
    'mentorSince',
    'form',
    'mentees',
    'closedPairs',
    'interview',
    'training',
    'feedback',
    'consent',
  ],
};

export function isField(column: RegisterColumn): column is RegisterField {
  return column in fieldKinds;
}

/** A person's part in a pair, as a register tells it. */
export interface RegisterPair {
  readonly part: PairPart;
  readonly form: Form;
  readonly closed: boolean;
  /** Its members were only asked, and it has not begun. */
  readonly asked: boolean;
  /** Names of the others: of a mentor's mentees, or of a mentee's mentor. */
  readonly partners: readonly string[];
}

export interface RegisterPerson extends PersonDetails {
  readonly id: string;
  readonly name: string;
  /** Class of a student, position of an adult. */
  readonly position: string;
  readonly request: string;
  readonly competences: string;
  readonly role: Role;
  readonly isIn: Readonly<Record<Register, boolean>>;
  /** Taken out of the programme. */
  readonly archived: boolean;
  readonly pairs: readonly RegisterPair[];
  /** The days of consents to the processing of personal data that are in force. */
  readonly consents: readonly IsoDate[];
  /** How the consents to each purpose stand. */
  readonly consentStates: Readonly<Record<ConsentPurpose, ConsentState>>;
  /** The mean mark of the last interview with a mentor. */
  readonly interviewMark: number | null;
  /** Which kinds of training a mentor has had. */
  readonly trainings: readonly TrainingKind[];
  /** The summer, as a year, in which the class was last moved up. */
  readonly movedUpIn: number | null;
}

/** Whether somebody works in a pair in the part that a register is about, or was asked to. */
export function isPaired(person: RegisterPerson, register: Register): boolean {
  return person.pairs.some(({ part, closed }) => part === register && !closed);
}

/** The others of the pairs in which somebody works in that part. */
export function partnersOf({ pairs }: RegisterPerson, register: Register): string[] {
  const working = pairs.filter(({ part, closed, asked }) => part === register && !closed && !asked);
  return [...new Set(working.flatMap(({ partners }) => partners))];
}

/** The forms of the pairs in which somebody has or had that part; who was only asked has none yet. */
export function formsIn({ pairs }: RegisterPerson, register: Register): Form[] {
  const mine = pairs.filter(({ part, asked }) => part === register && !asked);
  return [...new Set(mine.map(({ form }) => form))];
}

/** How many pairs somebody has ended in that part. */
export function closedPairs({ pairs }: RegisterPerson, register: Register): number {
  return pairs.filter(({ part, asked, closed }) => part === register && !asked && closed).length;
}

/** The day of the latest consent in force; null without one. */
export function consentDay({ consents }: RegisterPerson): IsoDate | null {
  return consents.toSorted().at(-1) ?? null;
}

/** Must consent before they take part, and no consent is in force (docs/domain.md, "Consents"). */
export function lacksConsent(person: RegisterPerson): boolean {
  return needsConsent(person) && person.consentStates.participation !== 'given';
}

/** Letters and figures alone, small, with one space between words: for comparing what people typed. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
