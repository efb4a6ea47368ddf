import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { Compute } from '#server/compute/compute.ts';
import type { Log } from '#server/log.ts';
import type { NewIds } from '#server/relay/document-state.ts';
import type { ClockRange } from '#server/relay/update.ts';
import { ErasedError, type DocumentStore } from '#server/storage/port.ts';
import type { AuditNote } from './audit.ts';
import { programmeNotes, rosterNotes } from './subject-notes.ts';

/** More than a school changes by hand; of a larger table that is taken in the record says how much more it was. */
const mostNotes = 2_000;

export interface SubjectWatchOptions {
  readonly store: Pick<DocumentStore, 'load'>;
  readonly compute: Pick<Compute, 'run'>;
  readonly log: Log;
  /** How long changes are gathered before they are looked at, in ms. */
  readonly delayMs?: number;
  /** `isMinor`: the same note may be left out when it was made a short while ago. */
  readonly note: (note: AuditNote, isMinor: boolean) => Promise<void>;
}

/** So many ranges of ids are kept in memory; then they are looked at before their time. */
const mostRanges = 10_000;

/**
 * Finds out whom and what changes of a roster or a programme were about. While people write, only the ids of changes are
 * gathered; some seconds later the things that they belong to are looked up in the stored document.
 */
export interface SubjectWatch {
  changed(name: DocumentName, personId: string, news: NewIds): void;
  /** Looks at everything that was changed until now. */
  settle(): Promise<void>;
}

interface Waiting {
  readonly name: DocumentName;
  /** By person. */
  readonly authored: Map<string, { brings: ClockRange[]; deletes: ClockRange[] }>;
  readonly timer: NodeJS.Timeout;
  ranges: number;
}

export function createSubjectWatch(options: SubjectWatchOptions): SubjectWatch {
  const { store, compute, log, note, delayMs = 10_000 } = options;
  const waiting = new Map<string, Waiting>();
  let work: Promise<void> = Promise.resolve();

  async function look({ name, authored }: Waiting): Promise<void> {
    const stored = await store.load(formatDocumentName(name));
    const bytes = [stored.snapshot ?? [], ...stored.updates].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    const notesOf = name.kind === 'roster' ? rosterNotes : programmeNotes;
    const { org } = name;
    const ids = [...authored].map(([personId, news]) => ({ personId, ...news }));
    for (const { personId, touched } of await compute.run('touched', bytes, stored, ids)) {
      const notes = notesOf(org, touched);
      const told = notes.slice(0, mostNotes);
      await Promise.all(
        told.map(({ isMinor, ...rest }) => note({ org, personId, ...rest }, isMinor)),
      );
      const rest = notes.length - told.length;
      const document = formatDocumentName(name);
      if (rest > 0) {
        await note({ org, personId, kind: 'changed', document, detail: `more:${rest}` }, false);
      }
    }
  }

  function begin(key: string): void {
    const ready = waiting.get(key);
    if (!ready) return;
    waiting.delete(key);
    clearTimeout(ready.timer);
    work = work
      .then(() => look(ready))
      .catch((error) => {
        if (!(error instanceof ErasedError)) log.error('subjects not put on record', error);
      });
  }

  return {
    changed(name, personId, news) {
      const key = formatDocumentName(name);
      let own = waiting.get(key);
      if (!own) {
        const timer = setTimeout(() => begin(key), delayMs).unref();
        own = { name, authored: new Map(), timer, ranges: 0 };
        waiting.set(key, own);
      }
      const known = own.authored.get(personId) ?? { brings: [], deletes: [] };
      own.authored.set(personId, known);
      own.ranges += gather(known.brings, news.brings) + gather(known.deletes, news.deletes);
      if (own.ranges > mostRanges) begin(key);
    },
    async settle() {
      for (const key of [...waiting.keys()]) begin(key);
      await work;
    },
  };
}

/** Letters that follow each other are one range. Returns how many ranges were added. */
function gather(known: ClockRange[], more: readonly ClockRange[]): number {
  let added = 0;
  for (const range of more) {
    const last = known.at(-1);
    if (last?.client === range.client && last.start + last.length === range.start) {
      known[known.length - 1] = { ...last, length: last.length + range.length };
    } else {
      known.push(range);
      added += 1;
    }
  }
  return added;
}
