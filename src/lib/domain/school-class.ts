import type { IsoDate } from './dates.ts';
import { isPaired, type RegisterPerson } from './registers.ts';

/** The last class of a school. */
export const lastClass = 11;

/** The number of a class and what follows it: «10», « «А»»; null for what is not a class. */
function partsOfClass(position: string): { readonly grade: number; readonly rest: string } | null {
  const parts =
    /^(\d{1,2})(\s*[-–]?\s*["«“']?\p{L}?["»”']?(?:\s*(?:класс|кл\.?))?(?:,.*)?)$/iu.exec(
      position.trim(),
    );
  const grade = Number(parts?.[1]);
  return parts && grade >= 1 && grade <= lastClass ? { grade, rest: parts[2] ?? '' } : null;
}

export type YearEndStep =
  | { readonly kind: 'moveUp'; readonly person: RegisterPerson; readonly to: string }
  | { readonly kind: 'leave'; readonly person: RegisterPerson };

export interface YearEnd {
  /** The summer between two school years, as a year. */
  readonly summer: number;
  readonly steps: readonly YearEndStep[];
  /** How many were moved up this summer already: nobody goes up two classes by two curators. */
  readonly done: number;
}

/** From March on it is the coming summer that moves classes up, until then the one that was. */
export function summerOf(today: IsoDate): number {
  const [year = '', month = ''] = today.split('-');
  return Number(month) >= 3 ? Number(year) : Number(year) - 1;
}

/** What the end of a school year does: classes move up, those of the `leaving` class and above leave. */
export function planYearEnd(
  people: readonly RegisterPerson[],
  today: IsoDate,
  leaving: number = lastClass,
): YearEnd {
  const summer = summerOf(today);
  const pupils = people.flatMap((person) => {
    const parts = person.archived ? null : partsOfClass(person.position);
    return parts ? [{ person, ...parts }] : [];
  });
  const waiting = pupils.filter(({ person }) => person.movedUpIn !== summer);
  const steps = waiting.map(({ person, grade, rest }): YearEndStep =>
    grade >= leaving
      ? { kind: 'leave', person }
      : { kind: 'moveUp', person, to: `${grade + 1}${rest}` },
  );
  return { summer, steps, done: pupils.length - waiting.length };
}

/** Somebody who still works in a pair is not archived without being asked about. */
export function leavesUnasked({ person }: YearEndStep): boolean {
  return !isPaired(person, 'mentee') && !isPaired(person, 'mentor');
}
