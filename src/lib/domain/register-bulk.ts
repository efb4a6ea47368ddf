import {
  isPaired,
  lacksConsent,
  otherRegister,
  type Register,
  type RegisterPerson,
} from './registers.ts';

/** What is changed of many people of a register at once. */
export const bulkActions = ['position', 'kind', 'join', 'leave'] as const;
export type BulkAction = (typeof bulkActions)[number];

export interface BulkPlan {
  /** For whom something changes. */
  readonly concerned: readonly RegisterPerson[];
  /** For whom it is so already. */
  readonly same: readonly RegisterPerson[];
  /** For whom it must not be done: without a consent nothing is written down, and whoever is in a pair stays in the register. */
  readonly held: readonly RegisterPerson[];
}

/**
 * For whom an action would do something. `value` is the new class or position, or who they are; `kindOf` tells what is written
 * down of that so far.
 */
export function planBulk(
  action: BulkAction,
  people: readonly RegisterPerson[],
  {
    register,
    value,
    kindOf,
  }: {
    readonly register: Register;
    readonly value: string;
    readonly kindOf: (personId: string) => string | null;
  },
): BulkPlan {
  const isHeld = (person: RegisterPerson) =>
    action === 'kind' ? lacksConsent(person) : action === 'leave' && isPaired(person, register);
  const isSame = (person: RegisterPerson) => {
    if (action === 'position') return person.position === value;
    if (action === 'kind') return kindOf(person.id) === value;
    return action === 'join' && person.isIn[otherRegister(register)];
  };
  const held = people.filter(isHeld);
  const free = people.filter((person) => !isHeld(person));
  return {
    held,
    same: free.filter(isSame),
    concerned: free.filter((person) => !isSame(person)),
  };
}
