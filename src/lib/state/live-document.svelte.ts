import { onDestroy } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

import { mayEdit } from '#lib/documents/document.ts';
import type { OpenDocument, OpenState } from '#lib/sync/open-document.ts';
import type { SavingState } from '#lib/sync/saving-state.ts';
import { afterLetter } from './letters.ts';
import { session } from './session.svelte.ts';

/** An open document whose state can be read in templates. */
export class LiveDocument {
  readonly document: OpenDocument;
  private readonly subscribe: () => void;

  constructor(document: OpenDocument) {
    this.document = document;
    this.subscribe = createSubscriber((update) => document.subscribe(afterLetter(update)));
  }

  get doc(): Y.Doc {
    return this.document.doc;
  }

  get state(): OpenState {
    this.subscribe();
    return this.document.state;
  }

  get saving(): SavingState {
    this.subscribe();
    return this.document.saving;
  }

  /** Whether the server has ever confirmed the document on this tablet. */
  get everSynced(): boolean {
    this.subscribe();
    return this.document.everSynced;
  }

  /** True when the tablet has nothing of it, and the server may have. */
  get absent(): boolean {
    return !this.everSynced && this.doc.store.clients.size === 0;
  }

  /** True when this app must only read it: the server asks for a newer one, or a newer one wrote it. */
  get readOnly(): boolean {
    this.subscribe();
    return session.appTooOld || !mayEdit(this.doc);
  }
}

/** Opens a document for as long as the component lives; call it while the component is made. */
export function useDocument(name: string, personId: string): LiveDocument {
  const lease = session.repository.lease(name, personId);
  onDestroy(() => lease.release());
  return new LiveDocument(lease.document);
}
