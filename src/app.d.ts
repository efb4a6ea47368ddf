declare global {
  namespace App {
    interface PageState {
      /** The meeting was started by this very navigation: the cursor goes into its topic. */
      justStarted?: boolean;
    }
  }
}

export {};
