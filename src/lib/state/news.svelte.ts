import { isFromNewerApp } from '#lib/documents/document.ts';
import { noteLooked, readLooked } from '#lib/documents/looked.ts';
import { clocksOfOthers, readNews } from '#lib/documents/pair-news.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { latestFirst, newsKey, type NewsEntry } from '#lib/domain/news.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { idle } from './idle.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { session } from './session.svelte.ts';

/** How long to gather what arrives before it is looked at, in ms. */
const gatherMs = 300;

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
    const stop = this.repository.subscribe(() => {
      if (!this.knowsDiary) this.computeSoon();
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
    const { pairId, person, pair } = this.workspace;
    const all = await this.read();
    const [seen, left] = [all.filter(isSeen), all.filter((entry) => !isSeen(entry))];
    this.entries = left;
    if (seen.length === 0 || !this.isCurrent) return;
    const lease = this.repository.lease(this.diaryName, person.personId);
    try {
      await lease.document.opened;
      if (isFromNewerApp(lease.document.doc, 'diary')) return;
      noteLooked(lease.document.doc, pairId, seen, left, clocksOfOthers(pair.doc, person.personId));
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
        .then((entries) => (this.entries = entries))
        // A diary that the tablet cannot read says so on its own page.
        .catch(() => undefined);
    }, gatherMs);
  }

  private async read(): Promise<readonly NewsEntry[]> {
    const { pairId, person, pair } = this.workspace;
    if (!this.isCurrent || pair.document.state !== 'ready') return this.entries;
    const looked = await readHere(this.repository, this.diaryName, (diary) =>
      readLooked(diary, pairId),
    );
    this.knowsDiary = looked.ever || (await this.hasDiary());
    if (!this.knowsDiary) return [];
    return latestFirst(readNews(pair.doc, person.personId, looked, Date.now()));
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
