import type * as Y from 'yjs';

import { isFromNewerApp } from '#lib/documents/document.ts';
import { noteLooked, readLooked } from '#lib/documents/looked.ts';
import { clocksOfOthers, readNews } from '#lib/documents/pair-news.ts';
import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import { latestFirst, newsKey, type NewsEntry } from '#lib/domain/news.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { idle } from './idle.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { session } from './session.svelte.ts';

/** How long to gather what arrives before it is looked at, in ms. */
const gatherMs = 300;

interface ReadNews {
  readonly entries: readonly NewsEntry[];
  readonly clocks: ReadonlyMap<number, number>;
}

/**
 * What the others of a pair did since the person looked. Computed when the tablet has nothing else to do, and
 * not for what is typed here; the diary, which knows how far one has looked, is read from the tablet
 * without connecting it.
 */
export class PairNews {
  entries = $state.raw<readonly NewsEntry[]>([]);
  private readonly workspace: PairWorkspace;
  private readonly repository = session.repository;
  private readonly diaryName: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private knowsDiary = false;

  constructor(workspace: PairWorkspace) {
    this.workspace = workspace;
    const { org, personId } = workspace.person;
    this.diaryName = formatDocumentName({ org, kind: 'diary', id: personId });
  }

  /** Keeps `entries` up to date until the answer is called. */
  watch(): () => void {
    const { doc } = this.workspace.pair;
    const onUpdate = (
      _update: Uint8Array,
      _origin: unknown,
      _doc: unknown,
      { local }: { local: boolean },
    ) => {
      if (!local) this.computeSoon();
    };
    doc.on('update', onUpdate);
    // A tablet that has just been signed in to learns a little later what its person has seen.
    let shared = this.sharedState();
    const stop = this.repository.subscribe(() => {
      const before = shared;
      shared = this.sharedState();
      if (!this.knowsDiary || shared !== before) this.computeSoon();
    });
    this.computeSoon();
    return () => {
      doc.off('update', onUpdate);
      stop();
      clearTimeout(this.timer);
    };
  }

  /** The person has looked at these entries: they are news no longer, on no tablet of theirs. */
  async look(isSeen: (entry: NewsEntry) => boolean): Promise<void> {
    const { pairId, person } = this.workspace;
    // A diary that the tablet cannot read says so on its own page.
    const read = await this.read().catch(() => null);
    if (!read) return;
    const { entries: all, clocks } = read;
    const [seen, left] = [all.filter(isSeen), all.filter((entry) => !isSeen(entry))];
    this.entries = left;
    if (seen.length === 0 || !this.isCurrent) return;
    const lease = this.repository.lease(this.diaryName, person.personId);
    try {
      await lease.document.opened;
      if (isFromNewerApp(lease.document.doc, 'diary')) return;
      noteLooked(lease.document.doc, pairId, seen, left, clocks);
    } finally {
      lease.release();
    }
  }

  lookAt(entry: NewsEntry): Promise<void> {
    return this.look((other) => newsKey(other) === newsKey(entry));
  }

  private computeSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void idle()
        .then(() => this.read())
        .then(({ entries }) => (this.entries = entries))
        // A diary that the tablet cannot read says so on its own page.
        .catch(() => undefined);
    }, gatherMs);
  }

  /** The news, and how far everybody else has written in what was read for them. */
  private async read(): Promise<ReadNews> {
    const { pairId, person, pair } = this.workspace;
    const nothing = { entries: [], clocks: new Map<number, number>() };
    if (!this.isCurrent || pair.document.state !== 'ready')
      return { ...nothing, entries: this.entries };
    const looked = await readHere(this.repository, this.diaryName, (diary) =>
      readLooked(diary, pairId),
    );
    this.knowsDiary = looked.ever || (await this.hasDiary());
    if (!this.knowsDiary) return nothing;
    const readOne = (doc: Y.Doc): ReadNews => ({
      entries: readNews(doc, person.personId, looked, Date.now()),
      clocks: clocksOfOthers(doc, person.personId),
    });
    const read = [readOne(pair.doc)];
    for (const { document } of this.sharedHere()) {
      read.push(await readHere(this.repository, document, readOne));
    }
    return {
      entries: onceEach(latestFirst(read.flatMap(({ entries }) => entries))),
      clocks: new Map(read.flatMap(({ clocks }) => [...clocks])),
    };
  }

  /** Documents in which others of the pair share with this person, as far as the tablet has them. */
  private sharedHere() {
    const { pairId, person } = this.workspace;
    const mine = person.documents.map(({ name }) => name);
    return this.repository.ledger.known.filter(({ document }) => {
      const parsed = mine.includes(document) ? parseDocumentName(document) : undefined;
      const shared = parsed?.kind === 'shared' ? parseSharedId(parsed.id) : undefined;
      return shared?.pairId === pairId && shared.authorId !== person.personId;
    });
  }

  private sharedState(): string {
    return this.sharedHere()
      .map(({ document, etag }) => `${document} ${String(etag)}`)
      .join(' ');
  }

  /** Whether the tablet has ever had the diary from the server; without it nobody knows what is new. */
  private async hasDiary(): Promise<boolean> {
    const entry = await this.repository.ledger.read(this.diaryName);
    return typeof entry?.confirmedAt === 'number';
  }

  private get isCurrent(): boolean {
    return session.status === 'open' && session.me !== null;
  }
}

/** An entry that is shown to the next mentor lies, for a while, in the documents of both. */
function onceEach(entries: readonly NewsEntry[]): NewsEntry[] {
  return entries.filter(
    (entry, index) => entries.findIndex((other) => newsKey(other) === newsKey(entry)) === index,
  );
}
