import type { IsoDate } from './dates.ts';
import type { PairPart } from './forms.ts';

/** One mentor followed another in a pair. */
export interface Handover {
  readonly id: string;
  readonly fromId: string;
  readonly fromName: string;
  readonly toId: string;
  /** The first day of the new mentor, as the order says. */
  readonly on: IsoDate;
  readonly reason: string;
}

/** How long somebody was a pair's mentor; `null` where it began with the pair, or goes on. */
export interface MentorTerm {
  readonly personId: string;
  readonly name: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

/**
 * Who was mentor when, earliest first; empty when it has always been the same. `until` is the day on which the
 * next one began.
 */
export function mentorTerms(
  noted: readonly Handover[],
  people: readonly { readonly personId: string; readonly name: string; readonly part: PairPart }[],
): MentorTerm[] {
  if (noted.length === 0) return [];
  const handovers = noted.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const past = handovers.map(({ fromId, fromName, on }, index): MentorTerm => {
    const began = handovers.slice(0, index).findLast(({ toId }) => toId === fromId);
    return { personId: fromId, name: fromName, from: began?.on ?? null, until: on };
  });
  const present = people
    .filter(({ part }) => part === 'mentor')
    .map(({ personId, name }): MentorTerm => {
      const began = handovers.findLast(({ toId }) => toId === personId);
      return { personId, name, from: began?.on ?? null, until: null };
    });
  return [...past, ...present];
}

/** Mentors who have left, the last one first. */
export function formerMentors(
  handovers: readonly Handover[],
  people: readonly { readonly personId: string; readonly part: PairPart }[],
): { readonly personId: string; readonly name: string }[] {
  const present = new Set(
    people.filter(({ part }) => part === 'mentor').map(({ personId }) => personId),
  );
  const names = new Map(
    handovers
      .toReversed()
      .filter(({ fromId }) => !present.has(fromId))
      .map(({ fromId, fromName }) => [fromId, fromName]),
  );
  return [...names].map(([personId, name]) => ({ personId, name }));
}
