import type { Role } from '#lib/domain/access.ts';
import type { Naming } from './names.ts';
import type { Random } from './random.ts';
import { shares, type SituationName } from './situations.ts';
import type { Character, Storyline, Voice } from './texts/storyline.ts';
import { firstPairs, otherStorylines } from './texts/storylines.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** As the others of the pair say. */
  readonly called: string;
  readonly role: Role;
  readonly position: string;
  readonly request: string;
  readonly competences: string;
  /** Who signs the consent: a parent of a pupil, else the person. */
  readonly consentBy: string;
}

export interface PairCast {
  readonly pairId: string;
  readonly storyline: Storyline;
  readonly situation: SituationName;
  readonly mentor: DemoPerson;
  readonly mentees: readonly DemoPerson[];
  /** Brings a text of the storyline into this pair: names in, and words apart where it is used again. */
  readonly word: (text: string) => string;
}

const classLetters = ['А', 'Б', 'В', 'Г'];

export function createPerson(
  random: Random,
  naming: Naming,
  character: Character,
  more: { role?: Role; request?: string; competences?: string; besides?: readonly string[] } = {},
): DemoPerson {
  const name = naming.give(character, more.besides);
  return {
    id: random.id(),
    name: name.full,
    called: name.called,
    role: more.role ?? 'member',
    position: character.position.replace('{letter}', random.pick(classLetters)),
    request: more.request ?? '',
    competences: more.competences ?? '',
    consentBy: character.age === 'pupil' ? naming.parentOf(name) : name.full,
  };
}

/** Casts the pair number `index`: the first ones are chosen by hand, the others are drawn. */
export function castPair(random: Random, naming: Naming, index: number): PairCast {
  const chosen = firstPairs[index];
  const storyline = chosen?.storyline ?? random.pick(otherStorylines);
  const situation = chosen?.situation ?? random.pick(shares);
  const { competences } = storyline.mentor;
  const mentor = createPerson(random, naming, storyline.mentor, { competences });
  const mentees: DemoPerson[] = [];
  for (const character of storyline.mentees) {
    const besides = [mentor, ...mentees].map((person) => person.called);
    mentees.push(createPerson(random, naming, character, { request: character.request, besides }));
  }
  const named = (text: string) =>
    text.replace(
      /\{(mentor|mentee|mentee2|mentee3)\}/g,
      (_, voice: Voice) => personOf(voice, mentor, mentees).called,
    );
  const word = chosen ? named : (text: string) => shortened(random, named(text));
  return { pairId: random.id(), storyline, situation, mentor, mentees, word };
}

export function personOf(
  voice: Voice,
  mentor: DemoPerson,
  mentees: readonly DemoPerson[],
): DemoPerson {
  const index = { mentor: -1, mentee: 0, mentee2: 1, mentee3: 2 }[voice];
  const person = index < 0 ? mentor : mentees[index];
  if (!person) throw new Error(`the storyline has no ${voice}`);
  return person;
}

/** Leaves a sentence out, so that pairs with one storyline don't read the same to the letter. */
function shortened(random: Random, text: string): string {
  const sentences = text.split(/(?<=[.!?…])\s+/);
  if (sentences.length < 3) return text;
  const left = random.int(1, sentences.length);
  return sentences.filter((_, position) => position !== left).join(' ');
}
