import { createSubscriber } from 'svelte/reactivity';

import { mayEdit } from '#lib/documents/document.ts';
import { afterLetter } from './letters.ts';
import { session } from './session.svelte.ts';

/** Why this app is too old for what it is used for now. */
export type AppAge =
  /** The server asks for a newer one. */
  | 'tooOld'
  /** A newer one has changed a document on the screen in a way that this one does not know. */
  | 'newerDocument';

/** Tells whether the app is too old; for as long as the account is open. */
export class AppAgeView {
  private readonly subscribe = createSubscriber((update) =>
    session.repository.subscribe(afterLetter(update)),
  );

  get current(): AppAge | null {
    if (session.appTooOld) return 'tooOld';
    this.subscribe();
    const documents = session.repository.openDocuments;
    return documents.every(({ doc }) => mayEdit(doc)) ? null : 'newerDocument';
  }
}
