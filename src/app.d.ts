import type { ChosenPeople } from '#lib/features/access/chosen-people.ts';

declare global {
  namespace App {
    interface PageState {
      /** The meeting was started by this very navigation: the cursor goes into its topic. */
      justStarted?: boolean;
      /** What was asked for on the search page, so that going back finds it again. */
      searched?: string;
      /** The meeting that the person wants to write their thoughts about. */
      reflectOn?: string;
      /** Who was chosen in a register, and what is to be done with them on the page of consents and sign-in. */
      chosenPeople?: ChosenPeople;
    }
  }
}

export {};
