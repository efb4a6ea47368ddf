import type { PairPart } from '#lib/domain/forms.ts';
import type { Goal } from '#lib/domain/plan.ts';
import { openedRating, seesRatingsOf, type SharedRating } from '#lib/domain/ratings.ts';
import { ratingWords } from '#lib/i18n/rating-words.ts';

export interface RatedContent {
  readonly ratings: readonly SharedRating[];
  readonly people: readonly { readonly personId: string; readonly part: PairPart }[];
  /** Whose copy it is: a mentee is told their own ratings alone. */
  readonly readerId: string;
  /** Whom it is made about, when it is about one person. */
  readonly about?: { readonly personId: string };
  readonly nameOf: (id: string) => string;
}

/** How both sides rated a goal, as far as their values are open; in a group for each mentee, who may have left it. */
export function ratingLines(
  { id: goalId, menteeId: whose }: Goal,
  { ratings, people, readerId, about, nameOf }: RatedContent,
): string[] {
  const part = people.find(({ personId }) => personId === readerId)?.part ?? null;
  const mentees = people
    .filter((person) => person.part === 'mentee')
    .map(({ personId }) => personId);
  const hasLeft = about && !people.some(({ personId }) => personId === about.personId);
  if (hasLeft) mentees.push(about.personId);
  const rated = mentees.filter(
    (menteeId) =>
      (whose === '' || whose === menteeId) && seesRatingsOf(menteeId, { part, personId: readerId }),
  );
  return rated.flatMap((menteeId) => {
    const entry = openedRating({ goalId, moment: 'entry', menteeId }, ratings);
    const exit = openedRating({ goalId, moment: 'exit', menteeId }, ratings);
    if (!entry && !exit) return [];
    const lines = (['mentor', 'mentee'] as const).map((side) =>
      ratingWords(side, entry?.[side] ?? null, exit?.[side] ?? null),
    );
    return mentees.length > 1 ? [`${nameOf(menteeId)}:`, ...lines] : lines;
  });
}
