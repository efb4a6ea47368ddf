import { assign } from './assignment.ts';
import type { Form } from './forms.ts';
import {
  barrier,
  formOf,
  limitFor,
  type Applicant,
  type Barrier,
  type MentorApplicant,
  type Rules,
} from './matching-rules.ts';
import {
  comparable,
  pointsByWeight,
  scoreFit,
  scoreLoad,
  type Comparable,
  type ScoredPart,
  type ScorePart,
  type Weights,
} from './matching-score.ts';

/**
 * Proposes pairs for everybody at once (docs/domain.md, "The curator's registers"): as many mentees as
 * possible get a mentor, and of all ways to do that it takes the one with the greatest sum of points. Nobody
 * gets a pair that fits worse than `least`, except by the curator's own choice.
 */
export interface MatchingTask extends Rules {
  /** A mentor may have no room; somebody may be both mentor and mentee. */
  readonly mentors: readonly MentorApplicant[];
  readonly mentees: readonly Applicant[];
  readonly weights: Weights;
  /** What the curator chose by hand: the mentee's mentor, or '' to leave them out. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Points that a pair needs to be proposed, 0 to 100. */
  readonly least: number;
}

export interface Proposal {
  readonly mentorId: string;
  readonly menteeId: string;
  /** Null while it is not known who they are: the curator says it. */
  readonly form: Form | null;
  /** The sum of the points of `parts`. */
  readonly score: number;
  readonly parts: readonly ScoredPart[];
  /** By the curator's hand. */
  readonly pinned: boolean;
}

/** Why a choice of the curator's could not be kept. */
export type ChoiceProblem = Barrier | 'full' | 'gone';

/** Why somebody has no mentor: set aside, no mentor is allowed, none fits enough, others fitted better. */
export type LeftOverReason = 'setAside' | 'noneAllowed' | 'noneFits' | 'noRoom';

export interface LeftOver {
  readonly menteeId: string;
  readonly why: LeftOverReason;
  readonly problem: ChoiceProblem | null;
}

export interface MatchingResult {
  /** By mentor, in the order of the task. */
  readonly proposals: readonly Proposal[];
  readonly leftOver: readonly LeftOver[];
}

/** A place for one mentee with a mentor who has `taken` others before. */
interface Place {
  readonly mentor: number;
  readonly taken: number;
}

/** What a mentor is to a mentee: points without the load, and how many mentees such a mentor takes. */
interface Fit {
  readonly points: number;
  readonly limit: number;
}

/** Calls `onprogress` with the share that is done, 0 to 1. */
export function match(
  task: MatchingTask,
  onprogress: (share: number) => void = () => undefined,
): MatchingResult {
  const most = pointsByWeight(task.weights);
  const mentors = task.mentors.map((mentor) => comparable(mentor, 'mentor'));
  const mentees = task.mentees.map((mentee) => comparable(mentee, 'mentee'));
  const { pins, problems } = keptChoices(task);
  const taken = task.mentors.map((mentor) => mentor.taken);
  const proposals: Proposal[] = [];
  const propose = (mentor: number, mentee: number, pinned: boolean) => {
    const [one, other] = [mentors[mentor], mentees[mentee]];
    if (!one || !other) return;
    proposals.push(proposalOf(one, other, taken[mentor] ?? 0, most, pinned));
    taken[mentor] = (taken[mentor] ?? 0) + 1;
  };
  for (const [mentee, mentor] of pins) propose(mentor, mentee, true);

  const open = mentees
    .map((_, index) => index)
    .filter((index) => !pins.has(index) && task.chosen.get(idAt(task.mentees, index)) !== '');
  const fits = open.map((mentee, row) => {
    onprogress(row / open.length / 2);
    return mentors.map((mentor) => fitOf(mentor, mentees[mentee], most, task));
  });
  const places = task.mentors.flatMap((_, mentor) => placesOf(mentor, taken, fits));
  /** Points with the load, or null when the place is none for that mentee. */
  const worth = (fit: Fit | null | undefined, place: Place): number | null => {
    if (!fit || place.taken >= fit.limit) return null;
    const all = fit.points + scoreLoad(place.taken, fit.limit, most.load).points;
    return all >= task.least ? all : null;
  };
  // More than all points together: one more pair is worth more than any better fit of others.
  const aPair = 100 * open.length + 1;
  const placeOf = assign({
    rows: open.length,
    places: places.length,
    value: (row, at) => {
      const place = places[at];
      const points = place ? worth(fits[row]?.[place.mentor], place) : null;
      return points === null ? null : aPair + points;
    },
    onrow: (done) => onprogress(0.5 + done / open.length / 2),
  });

  const leftOver: LeftOver[] = mentees.flatMap((_, index): LeftOver[] => {
    const menteeId = idAt(task.mentees, index);
    if (task.chosen.get(menteeId) !== '') return [];
    return [{ menteeId, why: 'setAside', problem: null }];
  });
  const found: { readonly mentee: number; readonly place: Place }[] = [];
  open.forEach((mentee, row) => {
    const place = places[placeOf[row] ?? -1];
    if (place) {
      found.push({ mentee, place });
      return;
    }
    const menteeId = idAt(task.mentees, mentee);
    const own = fits[row] ?? [];
    const why = whyLeftOver(own, places, (place) => worth(own[place.mentor], place) !== null);
    leftOver.push({ menteeId, why, problem: problems.get(menteeId) ?? null });
  });
  // Places that are worth the same may be used in any order; mentees are counted without gaps.
  found.sort((a, b) => a.place.taken - b.place.taken);
  for (const { mentee, place } of found) propose(place.mentor, mentee, false);
  const order = new Map(task.mentors.map(({ id }, index) => [id, index]));
  proposals.sort((a, b) => (order.get(a.mentorId) ?? 0) - (order.get(b.mentorId) ?? 0));
  return { proposals, leftOver };
}

/** A mentor for one mentee, with what speaks for it or what stands in the way. */
export interface MentorOption {
  readonly mentorId: string;
  readonly score: number;
  readonly barrier: Barrier | null;
}

/** All mentors for one mentee, the best first, as if each had nobody new yet. */
export function optionsFor(task: MatchingTask, menteeId: string): MentorOption[] {
  const mentee = task.mentees.find(({ id }) => id === menteeId);
  if (!mentee) return [];
  const most = pointsByWeight(task.weights);
  const other = comparable(mentee, 'mentee');
  const options = task.mentors.map((mentor): MentorOption => {
    const { score } = proposalOf(comparable(mentor, 'mentor'), other, mentor.taken, most, false);
    return { mentorId: mentor.id, score, barrier: barrier(mentor, mentee, task) };
  });
  return options.sort(
    (a, b) => Number(a.barrier !== null) - Number(b.barrier !== null) || b.score - a.score,
  );
}

function idAt(people: readonly Applicant[], index: number): string {
  return people[index]?.id ?? '';
}

/** The curator's choices that break no rule and no limit, as indexes by mentee; and what is wrong with others. */
function keptChoices(task: MatchingTask) {
  const pins = new Map<number, number>();
  const problems = new Map<string, ChoiceProblem>();
  const taken = task.mentors.map((mentor) => mentor.taken);
  const indexOf = new Map(task.mentors.map(({ id }, index) => [id, index]));
  task.mentees.forEach((mentee, index) => {
    const mentorId = task.chosen.get(mentee.id);
    if (!mentorId) return;
    const at = indexOf.get(mentorId) ?? -1;
    const mentor = task.mentors[at];
    const problem = mentor ? choiceProblem(mentor, mentee, taken[at] ?? 0, task) : 'gone';
    if (problem) {
      problems.set(mentee.id, problem);
      return;
    }
    pins.set(index, at);
    taken[at] = (taken[at] ?? 0) + 1;
  });
  return { pins, problems };
}

function choiceProblem(
  mentor: MentorApplicant,
  mentee: Applicant,
  taken: number,
  rules: Rules,
): ChoiceProblem | null {
  const because = barrier(mentor, mentee, rules);
  if (because) return because;
  return taken < limitFor(mentor, mentee) ? null : 'full';
}

/** As many as any of these mentees would find with the mentor. */
function placesOf(
  mentor: number,
  taken: readonly number[],
  fits: readonly (readonly (Fit | null)[])[],
): Place[] {
  const limit = fits.reduce((most, own) => Math.max(most, own[mentor]?.limit ?? 0), 0);
  const first = taken[mentor] ?? 0;
  const count = Math.min(fits.length, Math.max(0, limit - first));
  return Array.from({ length: count }, (_, index) => ({ mentor, taken: first + index }));
}

/** Null when the two must not be a pair. */
function fitOf(
  mentor: Comparable<MentorApplicant>,
  mentee: Comparable | undefined,
  most: Readonly<Record<ScorePart, number>>,
  rules: Rules,
): Fit | null {
  if (!mentee || barrier(mentor.applicant, mentee.applicant, rules)) return null;
  const points = scoreFit(mentor, mentee, most).reduce((sum, part) => sum + part.points, 0);
  return { points, limit: limitFor(mentor.applicant, mentee.applicant) };
}

function proposalOf(
  mentor: Comparable<MentorApplicant>,
  mentee: Comparable,
  taken: number,
  most: Readonly<Record<ScorePart, number>>,
  pinned: boolean,
): Proposal {
  const load = scoreLoad(taken, limitFor(mentor.applicant, mentee.applicant), most.load);
  const parts = [...scoreFit(mentor, mentee, most), load];
  return {
    mentorId: mentor.applicant.id,
    menteeId: mentee.applicant.id,
    form: formOf(mentor.applicant, mentee.applicant),
    score: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    pinned,
  };
}

function whyLeftOver(
  fits: readonly (Fit | null)[],
  places: readonly Place[],
  isWorth: (place: Place) => boolean,
): LeftOverReason {
  if (fits.every((fit) => fit === null)) return 'noneAllowed';
  const free = places.filter(({ mentor, taken }) => taken < (fits[mentor]?.limit ?? 0));
  if (free.length === 0) return 'noRoom';
  return free.some(isWorth) ? 'noRoom' : 'noneFits';
}
