import { Worker } from 'node:worker_threads';

import type {
  CommitAnswer,
  CommitRequest,
  CommitThreadData,
  Operation,
} from './commit-messages.ts';
import { CommitPace } from './commit-pace.ts';
import { ErasedError, type NewUpdate } from './port.ts';
import { encodeRows } from './update-pack.ts';

/** What one commit was like, for whoever watches. */
export interface CommitReport {
  readonly updates: number;
  readonly tookMs: number;
  readonly failure: string | undefined;
}

export interface CommitQueueOptions extends CommitThreadData {
  /** More than this waiting for the disk is refused at once, in bytes. */
  readonly maxWaitingBytes: number;
  readonly onCommit: (report: CommitReport) => void;
}

interface Write {
  readonly update?: NewUpdate;
  readonly operation?: Operation;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Gathers writes into transactions and hands them to the thread that commits, one at a time: what
 * arrives while one is on its way to the disk waits together. Nobody is told "stored" before the
 * commit returned.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions;
  readonly #pace = new CommitPace();
  #waiting: Write[] = [];
  #waitingBytes = 0;
  #underWay: Write[] = [];
  #scheduled = false;
  #thread: Worker | undefined;
  #idle = Promise.withResolvers<void>();

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length + this.#underWay.length;
  }

  append(update: NewUpdate): Promise<void> {
    if (this.#waitingBytes + update.update.length > this.#options.maxWaitingBytes) {
      return Promise.reject(new Error('too much waits for the disk'));
    }
    this.#waitingBytes += update.update.length;
    return new Promise((resolve, reject) => this.#add({ update, resolve, reject }));
  }

  run(operation: Operation): Promise<void> {
    return new Promise((resolve, reject) => this.#add({ operation, resolve, reject }));
  }

  /** Resolves when everything that was added has been committed or refused, and the thread is gone. */
  async close(): Promise<void> {
    if (this.waiting > 0) await this.#idle.promise;
    const thread = this.#thread;
    this.#thread = undefined;
    if (!thread) return;
    thread.ref();
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('close');
    await gone;
  }

  #add(write: Write): void {
    if (this.waiting === 0) this.#idle = Promise.withResolvers();
    this.#waiting.push(write);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#underWay.length > 0 || this.#waiting.length === 0) return;
    this.#scheduled = true;
    const commit = () => {
      this.#scheduled = false;
      this.#commit();
    };
    const wait = this.#pace.waitMs(performance.now());
    if (wait >= 1) setTimeout(commit, wait);
    else setImmediate(commit);
  }

  #commit(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#underWay = writes;
    this.#pace.began(performance.now(), writes.length);
    const updates: NewUpdate[] = [];
    const operations: Operation[] = [];
    for (const { update, operation } of writes) {
      if (update) updates.push(update);
      if (operation) operations.push(operation);
    }
    try {
      const rows = encodeRows(updates);
      const request: CommitRequest = { rows, operations, at: Date.now() };
      const thread = this.#threadNow();
      // A program ends by itself when nothing is under way, and not before.
      thread.ref();
      thread.postMessage(request, [rows.buffer]);
    } catch (error) {
      this.#settle({ failure: (error as Error).message, erased: [], tookMs: 0 });
    }
  }

  #threadNow(): Worker {
    if (this.#thread) return this.#thread;
    const { file, busyTimeoutMs, maxPages } = this.#options;
    const workerData: CommitThreadData = { file, busyTimeoutMs, maxPages };
    const thread = new Worker(new URL('./commit-thread.ts', import.meta.url), { workerData });
    this.#thread = thread;
    thread.on('message', (answer: CommitAnswer) => this.#settle(answer));
    // The next write starts another thread; what this one was given may or may not be stored.
    thread.on('error', (error) => {
      if (this.#thread === thread) this.#thread = undefined;
      this.#settle({ failure: error.message, erased: [], tookMs: 0 });
    });
    return thread;
  }

  #settle({ failure, erased, tookMs }: CommitAnswer): void {
    const writes = this.#underWay;
    this.#underWay = [];
    this.#thread?.unref();
    this.#options.onCommit({ updates: writes.length, tookMs, failure });
    const gone = new Set(erased);
    for (const { update, resolve, reject } of writes) {
      if (failure !== undefined) reject(new Error(failure));
      else if (update && gone.has(update.document)) reject(new ErasedError());
      else resolve();
    }
    if (this.#waiting.length > 0) this.#schedule();
    else this.#idle.resolve();
  }
}
