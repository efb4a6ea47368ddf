import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { deliverOverHttp, type DeliveryOutcome } from '#lib/sync/http-delivery.ts';
import { Ledger, type LedgerEntry } from '#lib/sync/ledger.ts';
import { SyncQueue } from '#lib/sync/queue.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { DocumentRepository } from '#lib/sync/repository.ts';
import { databaseNames, deleteDatabase, openDatabase } from '../support/memory-database.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));
vi.mock('#lib/sync/http-delivery.ts');

const [first, second] = ['org/pair/first', 'org/pair/second'] as const;

/** Something that happens when the test lets it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Web Locks, as far as the queue uses them; a browser gives a lock back a moment after the work is done. */
function oneAtATime() {
  let taken = false;
  return {
    request: async (
      _: string,
      { ifAvailable = false }: { ifAvailable?: boolean },
      work: (lock: object | null) => Promise<boolean>,
    ) => {
      if (taken && ifAvailable) return work(null);
      while (taken) await settle();
      taken = true;
      try {
        return await work({});
      } finally {
        void settle().then(() => (taken = false));
      }
    },
  };
}

/** The tablet's ledger, which all of its tabs share. */
let stored: Map<string, LedgerEntry>;
/** Each tab hears what the others write into it. */
let tabs: { onWritten(entry: LedgerEntry): void; onRemoved(document: string): void }[];
/** What the person keeps. */
let chosen: readonly string[];
/** What the server answers about a document, once it does. */
let answer: (document: string) => Promise<DeliveryOutcome>;
let queues: SyncQueue[];
/** What the tablet was told to forget everywhere else. */
let gone: string[];

beforeEach(() => {
  [stored, tabs, chosen, queues, gone] = [new Map(), [], [], [], []];
  answer = async () => 'delivered';
  databaseNames().forEach((name) => void deleteDatabase(name));
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.mocked(deliverOverHttp).mockImplementation(async ({ accountId, ledger }, document) => {
    // As the real one does: the database is there before the answer.
    await openDatabase(`tandem/${accountId}/${document}`);
    const outcome = await answer(document);
    if (outcome === 'delivered') await ledger.write({ document, unsent: 0, etag: 'fresh' });
    return outcome;
  });
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(queues.map((queue) => queue.stop()));
  vi.unstubAllGlobals();
});

/** A tab of a curator's tablet with its queue; nothing of it connects to the relay. */
async function openTab(keep: readonly string[] = []) {
  const others = () => tabs.filter((_, at) => at !== index);
  const index = tabs.length;
  const ledger = new Ledger({
    all: async () => [...stored.values()],
    write: async (entry) => {
      others().forEach(({ onWritten }) => onWritten(entry));
      stored.set(entry.document, entry);
    },
    remove: async (document) => {
      others().forEach(({ onRemoved }) => onRemoved(document));
      stored.delete(document);
    },
    listen: (onWritten, onRemoved) => void tabs.push({ onWritten, onRemoved }),
  });
  await ledger.all();
  const repository = new DocumentRepository('tablet', ledger, new Promise(() => undefined));
  const queue = new SyncQueue(repository, {
    keep: () => keep,
    chosen: async () => chosen,
    deliverVersions: async () => 'delivered',
    whenHere: async () => undefined,
    onGone: (documents) => void gone.push(...documents),
    onSignInNeeded: () => undefined,
    onTooOld: () => undefined,
  });
  queues.push(queue);
  return { queue, ledger, repository };
}

const isHere = (document: string) => databaseNames().includes(`tandem/tablet/${document}`);

it('what is chosen no more at the very end of a round goes all the same', async () => {
  const end = gate();
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: {
      // A browser gives a lock back a moment after the work is done.
      request: async (_: string, __: object, work: (lock: object) => Promise<void>) => {
        await work({});
        await end.opened;
      },
    },
  });
  chosen = [first, second];
  const { queue, ledger } = await openTab();
  await vi.waitFor(() => expect(ledger.known.filter((each) => each.confirmedAt)).toHaveLength(2));
  await settle();
  chosen = [];
  const drained = queue.drain();
  end.open();
  await drained;
  expect([isHere(first), isHere(second)]).toEqual([false, false]);
  expect(ledger.known).toEqual([]);
});

it('what another drain cuts short is fetched by the next one, though the browser gives the lock back late', async () => {
  vi.stubGlobal('navigator', { onLine: true, locks: oneAtATime() });
  const fetched = gate();
  answer = async () => {
    await fetched.opened;
    return 'delivered';
  };
  const all = Array.from({ length: 9 }, (_, at) => `org/pair/${at}`);
  chosen = all;
  const { queue } = await openTab();
  await vi.waitFor(() => expect(isHere('org/pair/2')).toBe(true));
  const drained = queue.drain({ unlessBusy: true });
  fetched.open();
  await drained;
  expect(all.filter((document) => !isHere(document))).toEqual([]);
});

it('a drain that breaks hands on to the next one, though the browser gives the lock back late', async () => {
  vi.stubGlobal('navigator', { onLine: true, locks: oneAtATime() });
  const broken = gate();
  answer = async () => {
    await broken.opened;
    throw new Error('the storage did not answer');
  };
  chosen = [first];
  const { queue, ledger } = await openTab();
  await vi.waitFor(() => expect(isHere(first)).toBe(true));
  const drained = queue.drain({ unlessBusy: true });
  answer = async () => 'delivered';
  broken.open();
  await drained;
  expect(ledger.known).toMatchObject([{ document: first, etag: 'fresh' }]);
});

it('what is being fetched when it is chosen no more goes when it has come', async () => {
  const fetched = gate();
  answer = async (document) => {
    if (document === first) await fetched.opened;
    return 'delivered';
  };
  chosen = [first, second];
  const { queue } = await openTab();
  await vi.waitFor(() => expect(isHere(first)).toBe(true));
  chosen = [];
  const drained = queue.drain();
  fetched.open();
  await drained;
  expect([isHere(first), isHere(second)]).toEqual([false, false]);
});

it('what another tab is fetching when it is chosen no more goes when that is done', async () => {
  vi.stubGlobal('navigator', { onLine: true, locks: oneAtATime() });
  const fetched = gate();
  answer = async () => {
    await fetched.opened;
    return 'delivered';
  };
  chosen = [first];
  await openTab();
  await vi.waitFor(() => expect(isHere(first)).toBe(true));
  const { queue } = await openTab();
  chosen = [];
  const drained = queue.drain();
  await settle();
  fetched.open();
  await drained;
  expect(isHere(first)).toBe(false);
});

it('what is chosen no more goes also while the server does not answer', async () => {
  chosen = [first];
  const { queue } = await openTab(['org/programme']);
  await queue.drain();
  expect(isHere(first)).toBe(true);
  answer = async () => 'offline';
  chosen = [];
  await queue.drain();
  expect(isHere(first)).toBe(false);
});

it('what a page shows when it is chosen no more goes when the page has let go of it', async () => {
  chosen = [first];
  const { queue, repository } = await openTab();
  await queue.drain();
  const page = repository.lease(first, 'curator');
  await page.document.opened;
  chosen = [];
  await queue.drain();
  expect(isHere(first)).toBe(true);
  vi.useFakeTimers();
  page.release();
  // Pages that follow each other share it for a moment.
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isHere(first)).toBe(false);
});

it('a page that was closed in the middle of fetching leaves nothing that is not let go of', async () => {
  answer = () => new Promise(() => undefined);
  chosen = [first];
  await openTab();
  await vi.waitFor(() => expect(isHere(first)).toBe(true));
  // The tab is gone; only what it wrote down is left.
  queues = [];
  chosen = [];
  const { queue } = await openTab();
  await queue.drain();
  expect(isHere(first)).toBe(false);
});

it('one database that does not let itself be deleted keeps no other here', async () => {
  chosen = [first, second];
  const { queue } = await openTab();
  await queue.drain();
  const stuck = vi.spyOn(await import('#lib/sync/local-store.ts'), 'deleteLocalStore');
  stuck.mockRejectedValueOnce(new Error('blocked'));
  chosen = [];
  await queue.drain();
  expect([isHere(first), isHere(second)]).toEqual([true, false]);
  expect(gone).toEqual([second]);
  await queue.drain();
  expect(isHere(first)).toBe(false);
  expect(gone).toEqual([second, first]);
});

it('reading what is not on the tablet leaves no trace there', async () => {
  const { repository } = await openTab();
  expect(await readHere(repository, first, (doc) => doc.share.size)).toBe(0);
  expect(isHere(first)).toBe(false);
});
