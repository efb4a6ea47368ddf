import { parseDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { Log } from '#server/log.ts';
import { OrganisationOverview, type OverviewSources } from './organisation-overview.ts';

export interface OverviewOptions extends Omit<OverviewSources, 'now'> {
  readonly log: Log;
  readonly now?: () => number;
  /** How long after a change the overview follows, so that a burst is one update. */
  readonly delayMs?: number;
  /** How long after a failure it tries again. */
  readonly retryMs?: number;
}

export interface OverviewWriter {
  /** Computes the overview of one organisation anew; resolves when it is stored. */
  rebuildOverview(org: string): Promise<void>;
  /** The same for all organisations, one after the other: what changed before a crash, or a new day. */
  rebuildAll(): Promise<void>;
  /** Stops following; resolves when nothing is under way any more. */
  close(): Promise<void>;
}

interface Desk {
  readonly overview: OrganisationOverview;
  timer: NodeJS.Timeout | undefined;
  /** The last update that was begun; the next one waits for it. */
  work: Promise<void>;
}

/** Keeps the overview of each organisation behind its pairs, rosters and deliveries. */
export function createOverviewWriter(options: OverviewOptions): OverviewWriter {
  const { relay, rosters, store, log, now = Date.now, delayMs = 300, retryMs = 5_000 } = options;
  const desks = new Map<string, Desk>();
  let closed = false;

  const deskOf = (org: string): Desk => {
    let desk = desks.get(org);
    if (!desk) {
      const overview = new OrganisationOverview(org, { relay, rosters, store, now });
      desk = { overview, timer: undefined, work: Promise.resolve() };
      desks.set(org, desk);
    }
    return desk;
  };
  const updateNow = (desk: Desk): Promise<void> => {
    const update = desk.work.then(() => desk.overview.update());
    desk.work = update.catch(() => undefined);
    return update;
  };
  const updateIn = (desk: Desk, ms: number) => {
    if (closed) return;
    desk.timer ??= setTimeout(() => {
      desk.timer = undefined;
      updateNow(desk).catch((error) => {
        log.error('overview not written', error);
        updateIn(desk, retryMs);
      });
    }, ms).unref();
  };

  const stopFollowing = relay.onDocumentChanged(({ org, kind, id }: DocumentName) => {
    if (kind !== 'roster' && kind !== 'pair' && kind !== 'supervision') return;
    const desk = deskOf(org);
    if (kind !== 'roster') desk.overview.pairChanged(id);
    updateIn(desk, delayMs);
  });

  const rebuildOverview = (org: string) => {
    const desk = deskOf(org);
    desk.overview.allChanged();
    return updateNow(desk);
  };

  return {
    rebuildOverview,
    async rebuildAll() {
      for (const document of await store.list('')) {
        const name = parseDocumentName(document);
        if (name?.kind === 'roster' && !closed) await rebuildOverview(name.org);
      }
    },
    async close() {
      closed = true;
      stopFollowing();
      for (const desk of desks.values()) clearTimeout(desk.timer);
      await Promise.all([...desks.values()].map((desk) => desk.work));
    },
  };
}
