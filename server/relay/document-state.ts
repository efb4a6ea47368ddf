import * as Y from 'yjs';

import type { DocumentOutline } from '#server/storage/port.ts';
import { UpdateContent } from './update-content.ts';
import { describeStored, type CheckedUpdate } from './update.ts';

/** The ids that an update was the first to bring and to delete. */
export type NewIds = Pick<CheckedUpdate, 'brings' | 'deletes'>;

/**
 * What is known of one stored document while somebody has it open: which changes it holds, not the
 * changes. It speaks of nothing but what is committed, so that whatever it says will survive a crash.
 */
export class DocumentState {
  /** All that is brought; of what is deleted only what the log and later looks have told. */
  readonly #content = new UpdateContent();
  /** Whether that is all that is deleted. */
  #knowsDeletions: boolean;
  #bytes: number;
  #logged = 0;
  #loggedBytes = 0;

  constructor({ content, snapshotBytes, updates }: DocumentOutline) {
    this.#bytes = snapshotBytes;
    this.#knowsDeletions = snapshotBytes === 0;
    if (content) this.#content.brought.addAll(UpdateContent.decode(content).brought);
    for (const update of updates) this.add(describeStored(update));
  }

  /** Roughly what the document takes on the disk. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Updates that came after the snapshot, and their bytes. */
  get logged(): number {
    return this.#logged;
  }

  get loggedBytes(): number {
    return this.#loggedBytes;
  }

  /** Whether the document is known to have all of `update`; where only deletions are in doubt, it says no. */
  contains(update: CheckedUpdate): boolean {
    return this.#content.contains(update);
  }

  /** Whether all that `update` adds is there: only its deletions may be new. */
  brings(update: CheckedUpdate): boolean {
    return this.#content.brings(update);
  }

  /**
   * What `update` changes that nobody changed before. Deletions only where all of them are known: a tablet tells all
   * that it knows of, each time.
   */
  newIn(update: CheckedUpdate): NewIds {
    const { brings, deletes } = this.#content.lacks(update);
    return { brings, deletes: this.#knowsDeletions ? deletes : [] };
  }

  /** Whether `update` begins no further behind what is there than `most`. */
  isNear({ brings }: CheckedUpdate, most: number): boolean {
    for (const { client, start } of brings) {
      if (start > this.#content.brought.endOf(client) + most) return false;
    }
    return true;
  }

  add(update: CheckedUpdate): void {
    this.#content.add(update);
    this.#logged += 1;
    this.#bytes += update.bytes.length;
    this.#loggedBytes += update.bytes.length;
  }

  /** Takes what a look at the whole document has told. */
  learn(content: UpdateContent): void {
    this.#content.addAll(content);
    this.#knowsDeletions = true;
  }

  /** The log up to now became a snapshot of `bytes`; what is appended from here on comes after it. */
  compacted(bytes: number, through: { logged: number; loggedBytes: number }): void {
    this.#logged = Math.max(0, this.#logged - through.logged);
    this.#loggedBytes = Math.max(0, this.#loggedBytes - through.loggedBytes);
    this.#bytes = bytes + this.#loggedBytes;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#content.brought.withoutGaps());
  }

  /** Whether somebody with the state vector `known` lacks no change, deletions aside. */
  isWithin(known: ReadonlyMap<number, number>): boolean {
    return this.#content.brought.isWithin(known);
  }
}
