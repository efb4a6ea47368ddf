/** How a new programme begins: what its curator does first, in this order (docs/domain.md, "The curator's registers"). */
export const firstSteps = ['programme', 'people', 'consents', 'codes', 'pairs'] as const;
export type FirstStep = (typeof firstSteps)[number];

/** What there is by now. A participant is whoever needs a consent: neither a curator nor a head. */
export interface Beginnings {
  /** Whether anything but its name has been written about the programme. */
  readonly described: boolean;
  readonly participants: number;
  /** Of the participants, how many have consented. */
  readonly consented: number;
  /** Of the participants, how many have a code that is good or have been here already. */
  readonly admitted: number;
  /** The pairs that work or have worked. */
  readonly pairs: number;
}

/** The steps that are done, in any order: a school may form its pairs before it hands out codes. */
export function stepsDone(facts: Beginnings): ReadonlySet<FirstStep> {
  const { participants } = facts;
  const everybody = (count: number) => participants > 0 && count >= participants;
  const done: Record<FirstStep, boolean> = {
    programme: facts.described,
    people: participants >= 2,
    consents: everybody(facts.consented),
    codes: everybody(facts.admitted),
    pairs: facts.pairs > 0,
  };
  return new Set(firstSteps.filter((step) => done[step]));
}
