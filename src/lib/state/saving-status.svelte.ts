import { createSubscriber } from 'svelte/reactivity';

import { mergeSavingStates, type SavingState } from '#lib/sync/saving-state.ts';
import { session } from './session.svelte.ts';

/**
 * The saving state of everything this account has on the tablet, for the corner of every page: the
 * documents on the screen, and what others still have to deliver.
 */
export class SavingStatus {
  private readonly subscribe = createSubscriber((update) => session.repository.subscribe(update));

  get current(): SavingState | null {
    this.subscribe();
    const { openDocuments, unsentElsewhere } = session.repository;
    const states: SavingState[] = openDocuments.map((document) => document.saving);
    if (unsentElsewhere > 0) {
      const connected = states.some(({ kind }) => kind === 'onServer' || kind === 'sending');
      states.push({ kind: connected ? 'sending' : 'offline', unsent: unsentElsewhere });
    }
    return mergeSavingStates(states);
  }
}
