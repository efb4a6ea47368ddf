import * as Y from 'yjs';

import {
  addRow,
  deleteDatabase,
  inTime,
  openDatabase,
  readLog,
  replaceRows,
  StorageTimeout,
} from './document-database.ts';
import { takeRows, withoutUpdate } from './stored-rows.ts';

/** Why this tablet cannot keep a document: `full` when there is no space left. */
export type StorageTrouble = 'full' | 'unavailable';

/** The copy of one document on this tablet. */
export interface LocalStore {
  /** Resolves when the stored document is in memory; rejects when it cannot be read for now. */
  readonly loaded: Promise<void>;
  /** What is wrong now; it goes away by itself when a later attempt succeeds. */
  readonly trouble: StorageTrouble | null;
  /** Resolves when all that is in memory by now is on the disk; rejects when some of it is not. */
  barrier(): Promise<void>;
  close(): Promise<void>;
  /** The `origin` that changes from the store carry. */
  readonly origin: unknown;
}

/** How many rows may gather before they are merged into one, … */
const rowsToMerge = 64;
/** … or when the document closes anyway. */
const rowsToMergeAtClose = 8;
/** For how long nobody must have written before rows are merged, in ms. */
const idleMs = 2_000;

/** The first and the longest pause before a failed write is tried again, in ms. */
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** The IndexedDB database of a document; named by account, so that pupils on one tablet stay apart. */
export function localStoreName(accountId: string, documentName: string): string {
  return `tandem/${accountId}/${documentName}`;
}

/** Opens a document's store and calls `onTrouble` when its `trouble` changes. */
export function openLocalStore(name: string, doc: Y.Doc, onTrouble: () => void): LocalStore {
  return new UpdateLog(name, doc, onTrouble);
}

/** Deletes a document's database; resolves when it is gone. */
export function deleteLocalStore(name: string): Promise<void> {
  return deleteDatabase(name);
}

/**
 * Appends the updates of a document to its database and knows which of them are there. Nothing that
 * goes wrong with the disk leaves this class as an exception of the document's `update` event.
 */
class UpdateLog implements LocalStore {
  readonly loaded: Promise<void>;
  readonly origin = this;
  trouble: StorageTrouble | null = null;

  private readonly name: string;
  private readonly doc: Y.Doc;
  private readonly onTrouble: () => void;
  private db: IDBDatabase | null = null;
  private opening: Promise<IDBDatabase> | null = null;
  private settleLoaded: { resolve: () => void; reject: (error: unknown) => void } | null = null;
  /** Updates that are not on the disk. */
  private waiting: Uint8Array[] = [];
  /** Set when a connection died: nobody knows what of it arrived, so the next write stores all. */
  private everything = false;
  private working: Promise<void> | null = null;
  private rows = 0;
  /** Somebody else has really deleted a thing (`forgetting.ts`): its words must not stay in the rows before. Also noted in these. */
  private lingers = false;
  /** Somebody deleted the database, as a sign-out does: only a new change makes it again. */
  private deleted = false;
  private closed = false;
  private retryMs = firstRetryMs;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, doc: Y.Doc, onTrouble: () => void) {
    this.name = name;
    this.doc = doc;
    this.onTrouble = onTrouble;
    this.loaded = new Promise((resolve, reject) => (this.settleLoaded = { resolve, reject }));
    this.loaded.catch(() => undefined);
    doc.on('update', this.onUpdate);
    doc.on('afterTransaction', this.onTransaction);
    void this.work();
  }

  async barrier(): Promise<void> {
    await this.work();
    if (this.trouble) throw new Error(`this tablet cannot save: ${this.trouble}`);
  }

  async close(): Promise<void> {
    this.doc.off('update', this.onUpdate);
    this.doc.off('afterTransaction', this.onTransaction);
    await this.work();
    clearTimeout(this.retryTimer);
    clearTimeout(this.idleTimer);
    if (!this.trouble && (this.lingers || this.rows >= rowsToMergeAtClose)) await this.compact();
    this.closed = true;
    this.disconnect();
    // An open that hangs may still succeed after the document has gone.
    void this.opening?.then((db) => db.close()).catch(() => undefined);
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.waiting.push(update);
    void this.work();
  };

  private readonly onTransaction = ({ local, origin, changed }: Y.Transaction): void => {
    if (local || origin === this) return;
    for (const [type, keys] of changed) {
      for (const key of keys) if (isErased(type, key)) this.lingers = true;
    }
  };

  /** Brings everything to the disk, or finds out that it cannot. One run at a time. */
  private work(): Promise<void> {
    if (!this.working && !this.hasWork) return Promise.resolve();
    this.working ??= this.run();
    return this.working;
  }

  private get hasWork(): boolean {
    if (this.closed) return false;
    return this.waiting.length > 0 || (!this.deleted && (this.everything || !this.db));
  }

  private async run(): Promise<void> {
    // What is written in the same turn shares a row.
    await Promise.resolve();
    let reconnected = false;
    try {
      while (this.hasWork) {
        const db = await this.connected();
        const writing = this.takeWaiting();
        if (!writing) continue;
        const { lingers } = this;
        try {
          await inTime(addRow(db, writing, lingers));
          this.rows += 1;
        } catch (error) {
          this.waiting.unshift(writing);
          this.lingers ||= lingers;
          if (isFull(error)) throw error;
          // Dead or stuck: one new connection at once, later ones after a pause.
          this.disconnect();
          if (reconnected) throw error;
          reconnected = true;
        }
      }
      this.report(null);
      this.compactWhenIdle();
    } catch (error) {
      this.settleLoaded?.reject(error);
      this.settleLoaded = null;
      this.report(isFull(error) ? 'full' : 'unavailable');
      this.retryLater();
    } finally {
      // In the turn of the last look at `waiting`, so that nothing falls between two runs.
      this.working = null;
    }
  }

  /** The open connection; a new one has read what other tabs wrote meanwhile. */
  private async connected(): Promise<IDBDatabase> {
    if (this.db) return this.db;
    // An attempt that is late is not given up: the next run waits for the same one.
    this.opening ??= openDatabase(this.name);
    let db: IDBDatabase;
    try {
      db = await inTime(this.opening);
      this.opening = null;
    } catch (error) {
      if (!(error instanceof StorageTimeout)) this.opening = null;
      throw error;
    }
    this.deleted = false;
    db.onclose = () => {
      this.disconnect(db);
      void this.work();
    };
    db.onversionchange = ({ newVersion }) => {
      this.deleted = newVersion === null;
      this.disconnect(db);
      void this.work();
    };
    try {
      const { rows, lingers } = await inTime(readLog(db));
      const take = () => takeRows(this.doc, rows, this);
      if (this.settleLoaded) withoutUpdate(this.doc, take);
      else take();
      this.rows = rows.length;
      this.lingers ||= lingers;
    } catch (error) {
      db.close();
      throw error;
    }
    this.db = db;
    this.settleLoaded?.resolve();
    this.settleLoaded = null;
    return db;
  }

  private disconnect(db = this.db): void {
    db?.close();
    if (!db || db !== this.db) return;
    this.db = null;
    this.everything = true;
  }

  private takeWaiting(): Uint8Array | null {
    const { waiting, everything } = this;
    this.waiting = [];
    this.everything = false;
    if (everything) return Y.encodeStateAsUpdate(this.doc);
    return waiting.length > 1 ? Y.mergeUpdates(waiting) : (waiting[0] ?? null);
  }

  private report(trouble: StorageTrouble | null): void {
    if (!trouble) this.retryMs = firstRetryMs;
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    this.onTrouble();
  }

  private retryLater(): void {
    if (this.closed) return;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.work(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }

  private compactWhenIdle(): void {
    clearTimeout(this.idleTimer);
    if ((this.rows < rowsToMerge && !this.lingers) || this.closed) return;
    this.idleTimer = setTimeout(() => void this.compactIfIdle(), idleMs);
  }

  /** A slow tablet merges for a quarter of a second: whoever began to write while the code came would wait for that. */
  private async compactIfIdle(): Promise<void> {
    const { rows } = this;
    await loadCompaction().catch(() => undefined);
    if (this.rows === rows && !this.working) await this.compact();
  }

  /** Merges the rows into one. When that fails they stay, which costs time and no words. */
  private async compact(): Promise<void> {
    if (!this.db) return;
    const { lingers } = this;
    // What is erased from here on lies in rows that this does not merge.
    this.lingers = false;
    let isMerged = false;
    try {
      const { mergeVerified } = await loadCompaction();
      if (this.db) isMerged = await inTime(replaceRows(this.db, mergeVerified));
    } catch (error) {
      console.error(error);
    }
    this.rows = isMerged ? 1 : 0;
    if (!isMerged) this.lingers ||= lingers;
  }
}

const loadCompaction = () => import('./compact.ts');

/** Whether what somebody changed at `key` has really gone by that: an item, one of its fields, or all of a text. */
function isErased(
  { _map, _length }: Pick<Y.AbstractType<never>, '_map' | '_length'>,
  key: string | null,
): boolean {
  return key === null ? _length === 0 : _map.get(key)?.deleted === true;
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
