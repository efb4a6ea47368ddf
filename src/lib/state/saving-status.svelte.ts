import { createSubscriber } from 'svelte/reactivity';

import type { DocumentSaving } from '#lib/sync/repository.ts';
import { mergeSavingStates, type SavingState } from '#lib/sync/saving-state.ts';
import { session } from './session.svelte.ts';

/**
 * The saving state of everything this account has on the tablet, for the corner of every page: the
 * documents on the screen, what others still have to deliver, and the space that is left.
 */
export class SavingStatus {
  private spaceIsLow = false;
  private readonly subscribe = createSubscriber((update) => {
    // At once, also after a letter: not even for a frame is a thing called saved that is not.
    const stopListening = session.repository.subscribe(update);
    const onSpace = (isLow: boolean) => {
      this.spaceIsLow = isLow;
      update();
    };
    const watching = import('#lib/sync/storage-space.ts').then(
      ({ watchSpace }) => watchSpace(onSpace),
      () => undefined,
    );
    return () => {
      stopListening();
      void watching.then((stop) => stop?.());
    };
  });

  get current(): SavingState | null {
    const states = this.documents
      // A document that rests on the server says nothing about the connection of now.
      .filter(({ name, unsent }) => unsent > 0 || session.repository.isOpen(name))
      .map(({ saving }) => saving);
    if (this.spaceIsLow) states.push({ kind: 'spaceLow', unsent: 0 });
    return mergeSavingStates(states);
  }

  /** Who has seen what the page shows; null when nobody has, or not all of it is on the server. */
  get seenHere(): Pick<DocumentSaving, 'name' | 'seenBy'> | null {
    const shown = this.documents.find(
      ({ name, saving }) => saving.kind === 'onServer' && session.repository.isShown(name),
    );
    return shown && Object.keys(shown.seenBy).length > 0 ? shown : null;
  }

  /** Each document that this tablet knows something of. */
  get documents(): DocumentSaving[] {
    this.subscribe();
    return session.repository.documents;
  }
}
