import { onDestroy } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

import { isFromNewerApp } from '#lib/documents/document.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { OpenDocument, OpenState } from '#lib/sync/open-document.ts';
import type { SavingState } from '#lib/sync/saving-state.ts';
import { session } from './session.svelte.ts';

/** An open document whose state can be read in templates. */
export class LiveDocument {
  readonly document: OpenDocument;
  private readonly subscribe: () => void;

  constructor(document: OpenDocument) {
    this.document = document;
    this.subscribe = createSubscriber((update) => document.subscribe(update));
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

  /** True when a newer app wrote it, so that this one must only read. */
  get fromNewerApp(): boolean {
    this.subscribe();
    const kind = parseDocumentName(this.document.name)?.kind;
    return kind !== undefined && isFromNewerApp(this.doc, kind);
  }
}

/** Opens a document for as long as the component lives; call it while the component is made. */
export function useDocument(name: string, personId: string): LiveDocument {
  const lease = session.repository.lease(name, personId);
  onDestroy(() => lease.release());
  return new LiveDocument(lease.document);
}
