import { createSubscriber } from 'svelte/reactivity';

import { mergeSavingStates, type SavingState } from '#lib/sync/saving-state.ts';
import { session } from './session.svelte.ts';

/** The saving state of all documents on the screen as one, for the corner of every page. */
export class SavingStatus {
  private readonly subscribe = createSubscriber((update) => session.repository.subscribe(update));

  get current(): SavingState | null {
    this.subscribe();
    return mergeSavingStates(session.repository.openDocuments.map((document) => document.saving));
  }
}
