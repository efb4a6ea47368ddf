import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { deliverOpen, deliverOverHttp, type DeliveryOutcome } from './http-delivery.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import type { OpenDocument } from './open-document.ts';
import { SyncQueue } from './queue.ts';
import { DocumentRepository } from './repository.ts';

vi.mock('./http-delivery.ts');

/** When each tablet knocked at the server, in ms. */
let knocks: { readonly tablet: string; readonly at: number }[] = [];
let answer: DeliveryOutcome;

/** The queue of a tablet with unsent words in documents that are not open. */
async function openTablet(
  tablet: string,
  keep: readonly string[] = [],
  chosen: readonly string[] = [],
) {
  const entries = ['plan', 'diary', 'answers'].map((document): LedgerEntry => ({
    document,
    unsent: 1,
    confirmedAt: null,
  }));
  const nothing = async () => undefined;
  const store = {
    all: async () => entries,
    write: nothing,
    remove: nothing,
    listen: () => undefined,
  };
  const ledger = new Ledger(store);
  await ledger.all();
  const repository = new DocumentRepository(tablet, ledger);
  const onTooOld = vi.fn();
  const queue = new SyncQueue(repository, {
    keep: () => keep,
    chosen: async () => chosen,
    deliverVersions: async () => 'delivered',
    whenHere: nothing,
    onGone: nothing,
    onSignInNeeded: () => undefined,
    onTooOld,
  });
  return { queue, ledger, repository, onTooOld };
}

beforeEach(() => {
  knocks = [];
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.mocked(deliverOverHttp).mockImplementation(async ({ accountId, ledger }, document) => {
    knocks.push({ tablet: accountId, at: Date.now() });
    if (answer === 'delivered') await ledger.write({ document, unsent: 0 });
    return answer;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a class of forty with unsent words knocks seldom and scattered while its server is down', async () => {
  answer = 'offline';
  const names = Array.from({ length: 40 }, (_, index) => `tablet-${index}`);
  const tablets = await Promise.all(names.map((name) => openTablet(name)));
  await vi.advanceTimersByTimeAsync(300_000);
  for (const name of names) {
    const own = knocks.filter(({ tablet }) => tablet === name);
    // Three documents at once each time, and the usual round of each minute besides.
    expect(own.length).toBeGreaterThan(15);
    expect(own.length).toBeLessThan(60);
  }
  const later = knocks.filter(({ at }) => at - (knocks[0]?.at ?? 0) > 20_000);
  const inOneMoment = later.map(
    ({ at }) => later.filter((other) => other.at >= at && other.at < at + 100).length,
  );
  expect(Math.max(...inOneMoment)).toBeLessThan(60);
  await Promise.all(tablets.map(({ queue }) => queue.stop()));
});

it('once the server answers again, what another tab leaves behind is sent within seconds', async () => {
  answer = 'offline';
  const { queue, ledger } = await openTablet('tablet');
  await vi.advanceTimersByTimeAsync(150_000);
  answer = 'delivered';
  await queue.drain();
  const before = knocks.length;
  await ledger.write({ document: 'plan', unsent: 1 });
  await vi.advanceTimersByTimeAsync(3_100);
  expect(knocks).toHaveLength(before + 1);
  await queue.stop();
});

it('an app that the server finds too old asks no more, whatever happens later', async () => {
  answer = 'tooOld';
  const { queue, ledger, onTooOld } = await openTablet('tablet');
  await vi.advanceTimersByTimeAsync(0);
  const asked = knocks.length;
  expect(asked).toBeLessThanOrEqual(3);
  expect(onTooOld).toHaveBeenCalledTimes(1);
  await queue.drain();
  await ledger.write({ document: 'plan', unsent: 2 });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(knocks).toHaveLength(asked);
  expect(ledger.known.every(({ unsent }) => unsent > 0)).toBe(true);
});

it('what is written on a page whose sockets do not open is sent within half a minute, and not at once', async () => {
  answer = 'delivered';
  const { queue, ledger, repository } = await openTablet('tablet');
  await queue.drain();
  const began = Date.now();
  const open = {
    get cutOffFor() {
      return Date.now() - began;
    },
  } as OpenDocument;
  vi.spyOn(repository, 'isOpen').mockReturnValue(true);
  vi.spyOn(repository, 'opened').mockReturnValue(open);
  vi.mocked(deliverOpen).mockImplementation(async () => {
    await ledger.write({ document: 'plan', unsent: 0 });
    return 'delivered';
  });
  await vi.advanceTimersByTimeAsync(1_000);
  await ledger.write({ document: 'plan', unsent: 1 });
  await vi.advanceTimersByTimeAsync(18_000);
  expect(deliverOpen).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(vi.mocked(deliverOpen).mock.calls[0]?.[1]).toBe(open);
  expect(ledger.knowsUnsent('plan')).toBe(false);
  await queue.stop();
});

it('what was erased on the server is not asked for again, also when the account still has it on its list', async () => {
  answer = 'delivered';
  const { queue, ledger } = await openTablet('tablet', ['plan', 'gone']);
  await queue.drain();
  const asked = () => vi.mocked(deliverOverHttp).mock.calls.map(([, document]) => document);
  expect(asked()).toContain('gone');
  await ledger.write({ document: 'gone', refused: 'gone', erased: true });
  vi.mocked(deliverOverHttp).mockClear();
  await queue.drain();
  expect(asked()).toEqual(['plan']);
  await queue.stop();
});

it('a copy that failed to come is asked for again within seconds, then ever more seldom, and no more once it is here', async () => {
  answer = 'delivered';
  const { queue } = await openTablet('tablet', [], ['copy']);
  vi.mocked(deliverOverHttp).mockImplementation(async ({ ledger }, document) => {
    await ledger.write({ document, unsent: 0 });
    knocks.push({ tablet: document, at: Date.now() });
    return document === 'copy' ? answer : 'delivered';
  });
  const asked = () => knocks.filter(({ tablet }) => tablet === 'copy').length;
  answer = 'later';
  await queue.drain();
  const before = asked();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(asked()).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(293_000);
  expect(asked() - before).toBeLessThan(20);
  answer = 'delivered';
  await vi.advanceTimersByTimeAsync(61_500);
  const whole = asked();
  await vi.advanceTimersByTimeAsync(50_000);
  expect(asked()).toBe(whole);
  await queue.stop();
});
