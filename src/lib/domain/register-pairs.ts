import { forms, type Form } from './forms.ts';
import { formOf, formOfKinds, withinForms, type Applicant } from './matching-rules.ts';
import {
  banKey,
  menteesOf,
  pairingProblems,
  type MentorFacts,
  type PairMembers,
  type PairingProblem,
} from './pairing.ts';
import { nameFinder } from './person-names.ts';
import type { Place, RowPartner } from './register-table.ts';
import { otherRegister, plainWords, type Register } from './registers.ts';
import type { PersonKind } from './request.ts';

/**
 * The pairs that a table tells of: in the column «Наставник» of mentees, in «Наставляемые» of mentors. They are proposed,
 * and never begin by that: whoever lets them begin is asked what every pair is asked (docs/domain.md, "States of a pair").
 */

/** Somebody who may be meant by a name, as they are when the rows have been taken in. */
export interface Nameable extends Applicant {
  readonly isIn: Readonly<Record<Register, boolean>>;
  readonly archived: boolean;
}

/** A row that names others, and whose row it is. */
export interface RowWithPartners {
  readonly personId: string;
  readonly register: Register;
  readonly row: number;
  readonly partners: readonly RowPartner[];
  /** What stands in the column of forms. */
  readonly form: string;
}

/**
 * `unknown`: nobody is called that; `ambiguous`: several are; `archived`: they take no part any more; `self`: the row's own
 * name; `noForm`: nobody can tell which form it would be, or none fits; `formOff`: the programme does not have it.
 */
export type PartnerProblem =
  | 'unknown'
  | 'ambiguous'
  | 'archived'
  | 'self'
  | 'noForm'
  | 'formOff'
  | Extract<PairingProblem, 'banned' | 'noPlace' | 'notReady'>;

export interface PairToPropose {
  readonly mentorId: string;
  readonly menteeId: string;
  readonly form: Form;
  readonly mentorName: string;
  readonly menteeName: string;
}

export interface RefusedPartner extends Place {
  readonly row: number;
  /** As the table has it. */
  readonly name: string;
  readonly problem: PartnerProblem;
}

export interface PairsOfTable {
  readonly proposals: readonly PairToPropose[];
  readonly refused: readonly RefusedPartner[];
  /** How many of the pairs were there already. */
  readonly known: number;
}

export interface PairFacts {
  readonly people: readonly Nameable[];
  readonly pairs: readonly PairMembers[];
  readonly factsOf: (mentorId: string) => MentorFacts;
  readonly bans: ReadonlySet<string>;
  /** Those that the programme has switched on. */
  readonly forms: readonly Form[];
  /** Form by how it is called, as `plainWords` has it. */
  readonly formNames: ReadonlyMap<string, Form>;
}

/** Which pairs the rows of a table tell of, and which names cannot be followed. */
export function planPairs(rows: readonly RowWithPartners[], facts: PairFacts): PairsOfTable {
  const proposals: PairToPropose[] = [];
  const refused: RefusedPartner[] = [];
  const named = new Set<string>();
  const byId = new Map(facts.people.map((person) => [person.id, person]));
  const known: Known = {
    ...facts,
    named: nameFinder(facts.people),
    pairsOf: pairsByMentor(facts.pairs),
  };
  const there = new Set<string>();
  for (const row of rows) {
    const own = byId.get(row.personId);
    for (const partner of own ? row.partners : []) {
      const found = own && pairOf(own, partner, row, known);
      if (typeof found === 'string') {
        refused.push({ ...partner, row: row.row, problem: found });
        continue;
      }
      if (!found) continue;
      const key = banKey(found.mentorId, found.menteeId);
      // Both registers may name a pair.
      if (named.has(key)) continue;
      if (found.isThere) {
        there.add(key);
        continue;
      }
      named.add(key);
      const { isThere: _, ...pair } = found;
      const { mentorId, menteeId } = pair;
      proposals.push(pair);
      // The next ones find this place taken.
      const members = [
        { personId: mentorId, part: 'mentor' as const },
        { personId: menteeId, part: 'mentee' as const },
      ];
      known.pairsOf.set(mentorId, [...pairsWith(known, mentorId), { state: 'proposed', members }]);
    }
  }
  return { proposals, refused, known: there.size };
}

interface Known extends PairFacts {
  readonly named: (name: string) => readonly Nameable[];
  /** A mentor's pairs, those of the table among them. */
  readonly pairsOf: Map<string, readonly PairMembers[]>;
}

function pairsByMentor(pairs: readonly PairMembers[]): Map<string, PairMembers[]> {
  const of = new Map<string, PairMembers[]>();
  for (const pair of pairs) {
    for (const { personId, part } of pair.members) {
      if (part !== 'mentor') continue;
      const own = of.get(personId);
      if (own) own.push(pair);
      else of.set(personId, [pair]);
    }
  }
  return of;
}

const pairsWith = ({ pairsOf }: Known, mentorId: string) => pairsOf.get(mentorId) ?? [];

type Found = (PairToPropose & { readonly isThere: boolean }) | PartnerProblem;

function pairOf(
  own: Nameable,
  { name }: RowPartner,
  { register, form: formWords }: RowWithPartners,
  facts: Known,
): Found {
  const namesakes = facts.named(name);
  const inPair = (person: Nameable) => {
    const [mentor, mentee] = register === 'mentee' ? [person, own] : [own, person];
    return menteesOf(mentor.id, pairsWith(facts, mentor.id)).has(mentee.id);
  };
  // Whoever is this person's partner already is meant, whatever their namesakes do.
  const person = namesakes.find(inPair) ?? oneOf(namesakes, otherRegister(register));
  if (typeof person === 'string') return person;
  if (person.id === own.id) return 'self';
  if (own.archived) return 'archived';
  const [mentor, mentee] = register === 'mentee' ? [person, own] : [own, person];
  const two = {
    ...{ mentorId: mentor.id, mentorName: mentor.name },
    ...{ menteeId: mentee.id, menteeName: mentee.name },
  };
  if (inPair(person)) return { ...two, form: 'studentStudent', isThere: true };
  const form = formInWords(formWords, facts.formNames) ?? formOfTwo(mentor, mentee, facts.forms);
  if (form === null) return 'noForm';
  if (!facts.forms.includes(form)) return 'formOff';
  const problems = pairingProblems(
    { form, mentorId: mentor.id, menteeIds: [mentee.id] },
    pairsWith(facts, mentor.id),
    facts.factsOf(mentor.id),
    { bans: facts.bans },
  );
  for (const problem of ['banned', 'noPlace', 'notReady'] as const) {
    if (problems.includes(problem)) return problem;
  }
  return { ...two, form, isThere: false };
}

/** The one who is meant: of several with the name, the one in the register of the other side. */
function oneOf(namesakes: readonly Nameable[], register: Register): Nameable | PartnerProblem {
  const present = namesakes.filter(({ archived }) => !archived);
  const inRegister = present.filter(({ isIn }) => isIn[register]);
  const [person, another] = inRegister.length > 0 ? inRegister : present;
  if (another) return 'ambiguous';
  return person ?? (namesakes.length > 0 ? 'archived' : 'unknown');
}

/** The form that a cell names; null when it names none or several. */
function formInWords(words: string, names: ReadonlyMap<string, Form>): Form | null {
  const plain = ` ${plainWords(words)} `;
  const named = [...names].filter(([name]) => name !== '' && plain.includes(` ${name} `));
  const found = new Set(named.map(([, form]) => form));
  const [only] = found;
  return found.size === 1 ? (only ?? null) : formOfSides(plain);
}

const sides: readonly (readonly [RegExp, PersonKind])[] = [
  [/^учени/u, 'pupil'],
  [/^студент/u, 'student'],
  [/^(педагог|учител)/u, 'teacher'],
  [/^работодател/u, 'employer'],
];

/** «Учитель – ученик», as schools call a form without looking it up. */
function formOfSides(words: string): Form | null {
  const kinds = words
    .split(' ')
    .flatMap((word) => sides.find(([pattern]) => pattern.test(word))?.[1] ?? []);
  const [mentor, mentee, another] = kinds;
  if (mentor === undefined || mentee === undefined || another !== undefined) return null;
  return formOfKinds[`${mentor} ${mentee}`] ?? null;
}

function formOfTwo(mentor: Applicant, mentee: Applicant, on: readonly Form[]): Form | null {
  const known = forms.filter((form) => on.includes(form));
  return formOf(withinForms(mentor, 'mentor', known), withinForms(mentee, 'mentee', known));
}
