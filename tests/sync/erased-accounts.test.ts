import { beforeEach, expect, it, vi } from 'vitest';

import { knownAccounts, type KnownAccount } from '#lib/catalog/device-database.ts';
import { deleteAccountTraces } from '#lib/state/account-traces.ts';
import { callApi } from '#lib/state/api.ts';
import { forgetErased } from '#lib/state/erased-accounts.ts';

vi.mock('#lib/catalog/device-database.ts');
vi.mock('#lib/state/account-traces.ts');
vi.mock('#lib/state/api.ts');
vi.mock('#lib/state/session.svelte.ts', () => ({
  session: { endErased: async (_: string, clear: () => Promise<void>) => clear() },
}));

/** What the server takes in one question (server/http/account-routes.ts). */
const mostAtOnce = 200;

/** Accounts of a tablet that a whole school has used. */
const accounts = Array.from({ length: 450 }, (_, index): KnownAccount => {
  const accountId = `account-${index}`;
  const me = { accountId, username: '', hasPassword: true, persons: [], demo: false };
  return { accountId, me, lastUsedAt: 0, locked: index !== 7 };
});

/** Whom the school has erased: all with an even number. */
const isErased = (accountId: string) => Number(accountId.split('-')[1]) % 2 === 0;

let asked: readonly string[][];

beforeEach(() => {
  vi.resetAllMocks();
  asked = [];
  vi.mocked(knownAccounts).mockResolvedValue(accounts);
  vi.mocked(callApi).mockImplementation(async (_method, _path, body) => {
    const { accounts } = body as { accounts: string[] };
    if (accounts.length > mostAtOnce) throw new Error('malformed');
    asked = [...asked, accounts];
    return { erased: accounts.filter(isErased) };
  });
});

const deleted = () => vi.mocked(deleteAccountTraces).mock.calls.map(([{ accountId }]) => accountId);

it('of hundreds of accounts on one tablet each that was erased goes', async () => {
  expect(await forgetErased()).toBe(true);
  expect(deleted()).toHaveLength(225);
  expect(deleted().every(isErased)).toBe(true);
  expect(asked.flat()).not.toContain('account-7');
});

it('an account whose traces cannot be deleted now keeps no other there, and is tried again', async () => {
  vi.mocked(deleteAccountTraces).mockRejectedValueOnce(new Error('the storage did not answer'));
  expect(await forgetErased()).toBe(false);
  expect(deleted()).toHaveLength(225);
});

it('a question that is not answered keeps no other from being asked', async () => {
  vi.mocked(callApi).mockRejectedValueOnce(new Error('no network'));
  expect(await forgetErased()).toBe(false);
  expect(deleted().length).toBeGreaterThan(150);
  expect(deleted()).not.toContain('account-0');
});
