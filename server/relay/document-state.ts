import * as Y from 'yjs';

import type { StoredDocument } from '#server/storage/port.ts';
import { mergeUpdates } from './merge.ts';
import { checkUpdate, emptyUpdate, UpdateContent, type CheckedUpdate } from './update.ts';

/**
 * The stored state of one document, held as bytes: a merged base and the updates since. It contains
 * only what is committed, so that whatever it says it has will survive a crash.
 */
export class DocumentState {
  readonly #content = new UpdateContent();
  #base: Uint8Array;
  #tail: Uint8Array[] = [];

  constructor({ snapshot, updates }: StoredDocument) {
    this.#base = snapshot ?? emptyUpdate;
    this.#content.add(checkUpdate(this.#base));
    for (const update of updates) this.add(checkUpdate(update));
  }

  /** Whether the document has all of `update` already, as when a client returns. */
  contains(update: CheckedUpdate): boolean {
    return this.#content.contains(update);
  }

  add(update: CheckedUpdate): void {
    this.#tail.push(update.bytes);
    this.#content.add(update);
  }

  /** The whole document as one update. */
  merged(): Uint8Array {
    if (this.#tail.length > 0) {
      this.#base = mergeUpdates([this.#base, ...this.#tail]);
      this.#tail = [];
      // Merging finds the deletions that follow from others, such as of a value overwritten twice.
      this.#content.add(checkUpdate(this.#base));
    }
    return this.#base;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#content.brought.withoutGaps());
  }

  /** What somebody with `stateVector` lacks. Throws when that is not a state vector. */
  since(stateVector: Uint8Array): Uint8Array {
    return Y.diffUpdate(this.merged(), stateVector);
  }
}
