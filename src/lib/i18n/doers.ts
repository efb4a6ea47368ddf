import type { PairPart } from '#lib/domain/forms.ts';
import { responsibles, type Doer } from '#lib/domain/plan.ts';
import { m } from './generated/messages.js';
import { responsibleTerms } from './terms.ts';

/** Who belongs to a pair or group, and what they are called where the words will stand. */
export interface Circle {
  readonly people: readonly { readonly personId: string; readonly part: PairPart }[];
  nameOf(personId: string): string;
}

/** Who does something: in a pair of two by part, in a group a mentee by name. */
export function doerWords(doer: Doer, circle: Circle): string {
  return wordsOf(doer, circle, (term) => term);
}

/** The same within a line. */
export function doerInLine(doer: Doer, circle: Circle): string {
  return wordsOf(doer, circle, (term) => term.toLowerCase());
}

/** Who can be chosen: in a pair of two its parts, in a group each mentee too. `present` is never missing. */
export function doerChoices(people: Circle['people'], present: Doer): Doer[] {
  const [mentor, ...parts] = responsibles.map((responsible) => ({ responsible, menteeId: '' }));
  const mentees = menteesOf(people);
  const named = mentees.length > 1 ? mentees : [];
  const choices = [mentor, ...named, ...parts].filter((doer) => doer !== undefined);
  const isThere = choices.some((doer) => doerKey(doer) === doerKey(present));
  return isThere ? choices : [...choices, present];
}

/** The same for the same choice. */
export function doerKey({ responsible, menteeId }: Doer): string {
  return `${responsible}:${menteeId}`;
}

const groupTerms = {
  ...responsibleTerms,
  mentee: m.doer_all_mentees,
  both: m.doer_everybody,
};

function wordsOf(
  { responsible, menteeId }: Doer,
  { people, nameOf }: Circle,
  spell: (term: string) => string,
): string {
  const name = menteeId && nameOf(menteeId);
  const terms = menteesOf(people).length > 1 ? groupTerms : responsibleTerms;
  if (!name) return spell(terms[responsible]());
  if (responsible === 'mentee') return name;
  return m.doer_for({ who: spell(responsibleTerms[responsible]()), name });
}

function menteesOf(people: Circle['people']): Doer[] {
  return people
    .filter(({ part }) => part === 'mentee')
    .map(({ personId }) => ({ responsible: 'mentee', menteeId: personId }));
}
