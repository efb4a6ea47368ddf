import * as Y from 'yjs';

import { forget } from '#lib/documents/forgetting.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { CodeOwner } from '#server/accounts/codes.ts';
import type { Log } from '#server/log.ts';
import type { Relay } from '#server/relay/relay.ts';
import { ErasedError, type DocumentStore } from '#server/storage/port.ts';

/** More people than any organisation will ever erase. */
const mostErased = 100_000;

/** Under which name it is kept that a person was erased; no document can have it. */
export function personTombstone({ org, personId }: CodeOwner): string {
  return `${org}/person/${personId}`;
}

export interface ForgettingOptions {
  readonly store: Pick<DocumentStore, 'erasures'>;
  readonly relay: Pick<Relay, 'read' | 'write' | 'compact' | 'onDocumentChanged'>;
  /** Writes back the log of the database, which holds pages as they were. */
  readonly emptyLog: () => Promise<unknown>;
  readonly log: Log;
  /** How long after a change the document is looked at. */
  readonly delayMs?: number;
}

/**
 * Takes erased people out of the documents that stay, and keeps them out: a curator's tablet that was away may bring
 * back what it still holds. So each change of a roster, or of what curators keep of a pair, is followed by a look, and
 * by a compaction, because even what was deleted before it came lies in the log as it came.
 */
export interface Forgetting {
  /** Deletes what is about `ids` in a document, for good. */
  forget(name: DocumentName, ids: readonly string[]): Promise<void>;
  /** From now on this person is kept out. */
  note(person: CodeOwner): void;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export function createForgetting(options: ForgettingOptions): Forgetting {
  const { store, relay, emptyLog, log, delayMs = 500 } = options;
  const erased = new Map<string, Promise<Set<string>>>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let work: Promise<void> = Promise.resolve();

  const erasedOf = (org: string): Promise<Set<string>> => {
    const prefix = personTombstone({ org, personId: '' });
    const known = erased.get(org);
    if (known) return known;
    const read = store
      .erasures(prefix, mostErased)
      .then((all) => new Set(all.map(({ document }) => document.slice(prefix.length))));
    erased.set(org, read);
    read.catch(() => erased.delete(org));
    return read;
  };

  async function forgetNow(name: DocumentName, ids: readonly string[]): Promise<void> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await relay.read(name), 'store');
      const before = Y.encodeStateVector(doc);
      if (forget(doc, ids)) await relay.write(name, Y.encodeStateAsUpdate(doc, before));
      await relay.compact(name);
    } catch (error) {
      // A document that was erased as a whole has forgotten everybody.
      if (!(error instanceof ErasedError)) throw error;
    } finally {
      doc.destroy();
    }
  }

  async function look(name: DocumentName): Promise<void> {
    const ids = [...(await erasedOf(name.org))];
    if (ids.length === 0) return;
    await forgetNow(name, ids);
    await emptyLog();
  }

  const stop = relay.onDocumentChanged((name, cause, personId) => {
    if (cause !== 'update' || personId === null) return;
    if (name.kind !== 'roster' && name.kind !== 'supervision') return;
    const key = formatDocumentName(name);
    if (waiting.has(key)) return;
    const begin = () => {
      waiting.delete(key);
      work = work.then(() => look(name)).catch((error) => log.error('not kept out', error));
    };
    waiting.set(key, setTimeout(begin, delayMs).unref());
  });

  return {
    forget: forgetNow,
    note({ org, personId }) {
      const known = erasedOf(org).then((ids) => ids.add(personId));
      erased.set(org, known);
    },
    async close() {
      stop();
      for (const timer of waiting.values()) clearTimeout(timer);
      await work;
    },
  };
}
