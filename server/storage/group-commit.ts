import type { DatabaseSync } from 'node:sqlite';

import { transaction } from './transaction.ts';

interface Write {
  readonly run: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction: a commit waits for the
 * disk, and hundreds can wait together. Nobody is told "stored" before the commit returned.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  #waiting: Write[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Resolves once `run` is committed; rejects, like all that shared its transaction, if it is not. */
  add(run: () => void): Promise<void> {
    const stored = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#commit());
    });
    this.#last = stored.catch(() => undefined);
    return stored;
  }

  /** Resolves when everything that was added has been committed or refused. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #commit(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    try {
      transaction(this.#db, () => writes.forEach((write) => write.run()));
    } catch (error) {
      writes.forEach((write) => write.reject(error));
      return;
    }
    writes.forEach((write) => write.resolve());
  }
}
