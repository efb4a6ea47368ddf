import type { Form, RoleModel } from '#lib/domain/forms.ts';
import type { InteractionModel } from '#lib/domain/journal.ts';
import type { Responsible } from '#lib/domain/plan.ts';

/**
 * The words of one pair's year. They may name `{mentor}`, `{mentee}`, `{mentee2}`, `{mentee3}`: the
 * name by which people call each other, always in the nominative, because names are drawn by chance.
 * Genders are fixed by the storyline, so that verbs agree.
 */
export interface Storyline {
  readonly form: Form;
  readonly roleModel: RoleModel;
  readonly mentor: MentorCharacter;
  /** One for a pair, several for a group. */
  readonly mentees: readonly MenteeCharacter[];
  readonly places: readonly string[];
  readonly goals: readonly StoryGoal[];
  /** In order: acquaintance, trial, planning, then working meetings. */
  readonly meetings: readonly StoryMeeting[];
  readonly final: StoryMeeting;
  readonly remarks: readonly StoryRemark[];
}

export type Voice = 'mentor' | 'mentee' | 'mentee2' | 'mentee3';

export interface Character {
  readonly gender: 'male' | 'female';
  /** Pupils and students are called by the first name, adults by name and patronymic. */
  readonly age: 'pupil' | 'student' | 'adult';
  /** `{letter}` stands for the letter of a class. */
  readonly position: string;
}

export interface MentorCharacter extends Character {
  readonly competences: string;
}

export interface MenteeCharacter extends Character {
  readonly request: string;
}

export interface StoryGoal {
  readonly title: string;
  readonly gap: string;
  readonly success: string;
  readonly tasks: readonly StoryTask[];
}

export interface StoryTask {
  readonly title: string;
  readonly form: string;
  readonly planned: string;
  /** What came of it, or why it was put off. */
  readonly actual: string;
  readonly who: Responsible;
  /** Index of the meeting by which it is due. */
  readonly by: number;
  /** How it ends when all goes well; done unless said. */
  readonly fate?: 'postponed' | 'dropped';
}

export interface StoryMeeting {
  readonly topic: string;
  readonly agenda?: string;
  readonly notes: string;
  readonly hard?: string;
  /** Who writes the record; the mentor unless said. */
  readonly by?: Voice;
  /** What the other one adds to the record later. */
  readonly added?: string;
  readonly models?: readonly InteractionModel[];
  readonly agreed?: readonly StoryAgreement[];
  readonly thoughts?: readonly Thought[];
  readonly remote?: boolean;
  /** Where it is, if the words of the record depend on it. */
  readonly place?: string;
  /** Why the meeting that was to be before this one did not take place. */
  readonly missed?: string;
}

export interface StoryAgreement {
  readonly who: Responsible;
  readonly what: string;
  /** Index of the goal under which it is put into the plan. */
  readonly goal?: number;
}

/** An entry of somebody's diary. */
export interface Thought {
  readonly by: Voice;
  readonly worked?: string;
  readonly hard?: string;
  readonly willTry?: string;
  readonly need?: string;
  readonly sure: number;
  /** Whether its author shows it to the pair. */
  readonly shared?: boolean;
}

/** A remark of the curator. */
export interface StoryRemark {
  /** Index of the meeting after which it is written. */
  readonly after: number;
  /** The meeting itself, or the plan. */
  readonly about: 'plan' | 'meeting';
  readonly text: string;
  /** Whether the curator waits for an answer. */
  readonly asks?: boolean;
  readonly answer?: { readonly by: Voice; readonly text: string };
  /** Whether the curator has settled it since. */
  readonly done?: boolean;
}
