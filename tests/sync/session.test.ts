import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';

import { knownAccounts, rememberAccount } from '#lib/catalog/device-database.ts';
import type { Me } from '#lib/protocol/api.ts';
import { startQueue } from '#lib/state/account-queue.ts';
import { ApiFailure, callApi } from '#lib/state/api.ts';
import { forgetErased } from '#lib/state/erased-accounts.ts';
import { Session } from '#lib/state/session.svelte.ts';
import { tabletAccounts } from '#lib/state/known-accounts.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import type { SyncQueue } from '#lib/sync/queue.ts';

vi.mock('$app/environment', () => ({ version: 'test' }));
vi.mock('#lib/catalog/device-database.ts');
vi.mock('#lib/state/erased-accounts.ts');
vi.mock('#lib/state/first-page.ts', () => ({
  firstPage: Promise.resolve(),
  late: (load: () => unknown) => load(),
}));
vi.mock('#lib/state/account-queue.ts', () => ({ startQueue: vi.fn() }));
vi.mock('#lib/state/api.ts', async (original) => ({
  ...(await original<object>()),
  callApi: vi.fn(),
}));
vi.mock('#lib/catalog/account-ledger.ts', () => ({
  openAccountLedger: () => ({
    ...{ all: async () => entries, write: async () => undefined, remove: async () => undefined },
    ...{ listen: () => undefined, close: () => undefined },
  }),
}));

/** What the account's ledger has. */
let entries: LedgerEntry[] = [];

const me: Me = { accountId: 'pupil', username: null, hasPassword: true, persons: [], demo: false };

beforeEach(() => {
  entries = [];
  vi.resetAllMocks();
  vi.mocked(rememberAccount).mockResolvedValue(undefined);
  vi.stubGlobal('document', { hidden: false, addEventListener: () => undefined });
  vi.stubGlobal('navigator', { onLine: true });
  onTestFinished(() => void vi.unstubAllGlobals());
});

it('whether others on the tablet were erased is asked at each contact until it has been dealt with, and again when somebody waits anew', async () => {
  const session = new Session();
  vi.mocked(callApi).mockResolvedValue(me);
  vi.mocked(forgetErased).mockRejectedValueOnce(new Error('its code did not come'));
  vi.mocked(forgetErased).mockResolvedValueOnce(false).mockResolvedValue(true);
  for (const asked of [1, 2, 3, 3]) {
    await session.refresh();
    expect(forgetErased).toHaveBeenCalledTimes(asked);
  }
  expect(session.status).toBe('open');

  // The next pupil signs in: the one before waits for a sign-in from now on.
  await session.signedIn({ ...me, accountId: 'next' });
  vi.mocked(callApi).mockResolvedValue({ ...me, accountId: 'next' });
  await session.refresh();
  expect(forgetErased).toHaveBeenCalledTimes(4);

  vi.mocked(callApi).mockRejectedValue(new ApiFailure('sign-in'));
  await session.refresh();
  expect(session.status).toBe('locked');
  expect(forgetErased).toHaveBeenCalledTimes(5);
});

it('an account whose erasing fails is not called erased, and goes at the next contact', async () => {
  const session = new Session();
  await session.signedIn(me);
  vi.mocked(callApi).mockRejectedValue(new ApiFailure('sign-in'));
  const clear = vi.fn().mockRejectedValueOnce(new Error('the storage did not answer'));
  vi.mocked(forgetErased).mockImplementation(async () => {
    await session.endErased('pupil', clear);
    return true;
  });
  await session.refresh();
  expect([session.status, session.erased]).toEqual(['locked', false]);
  await session.refresh();
  expect([session.status, session.erased]).toEqual(['signedOut', true]);
});

it('whoever works for an account hears that it is being left before they are waited for', async () => {
  const session = new Session();
  const wasLeft: boolean[] = [];
  vi.mocked(startQueue).mockImplementation((repository) => {
    const stop = async () => void wasLeft.push(repository.left.aborted);
    return { drain: async () => undefined, stop } as unknown as SyncQueue;
  });
  await session.signedIn(me);
  expect(session.repository.left.aborted).toBe(false);
  await session.signedIn({ ...me, accountId: 'next' });
  expect(wasLeft).toEqual([true]);
  expect(session.repository.left.aborted).toBe(false);
});

it('whoever leaves is told of people whose pairs do not know of a change yet, as of what is unsent', async () => {
  entries = [
    { document: 'school/roster', unsent: 0, confirmedAt: 1, untold: ['anna', 'boris'] },
    { document: 'school/programme', unsent: 3, confirmedAt: 1 },
  ];
  const session = new Session();
  await session.signedIn(me);
  expect(await session.unsentChanges()).toBe(5);
  // The list of accounts, of which one can be removed, says the same of one that is not in use.
  const known = { accountId: 'pupil', me, lastUsedAt: 0, locked: true };
  vi.mocked(knownAccounts).mockResolvedValue([known]);
  expect(await tabletAccounts()).toMatchObject([{ unsent: 5, current: false }]);
});
