declare global {
  namespace App {
    interface PageState {
      /** The meeting was started by this very navigation: the cursor goes into its topic. */
      justStarted?: boolean;
      /** What was asked for on the search page, so that going back finds it again. */
      searched?: string;
      /** The meeting that the person wants to write their thoughts about. */
      reflectOn?: string;
    }
  }
}

export {};
