import type { Register } from '#lib/domain/registers.ts';

/** What can be done with several people on the page of consents and sign-in. */
export type ChosenPurpose = 'cards' | 'forms' | 'consents';

/** People whom a curator has chosen in a register, on their way to that page. */
export interface ChosenPeople {
  readonly ids: readonly string[];
  readonly purpose: ChosenPurpose;
  /** Where they go back to. */
  readonly from: Register;
}
