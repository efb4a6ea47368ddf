import { expect, test } from 'vitest';

import type { Me } from '#lib/protocol/api.ts';
import { errorOf } from './browser.ts';
import { curatorPassword, setUpSchool } from './school.ts';
import { startTestServer } from './test-server.ts';

const wanted = { choice: 'organisation', orgName: 'Школа', name: 'Ольга Петровна' };

test('setting up makes an organisation and signs its curator in', async () => {
  const server = await startTestServer();
  expect(await server.browser().json('/api/setup')).toEqual({ open: true });

  const { curator, org, curatorId } = await setUpSchool(server);

  const me = await curator.json<Me>('/api/me');
  expect(me).toMatchObject({ username: 'куратор', hasPassword: true, demo: false });
  expect(me.persons).toMatchObject([
    { org, orgName: 'Школа № 7', personId: curatorId, name: 'Ольга Петровна', role: 'curator' },
  ]);
  expect(await server.browser().json('/api/setup')).toEqual({ open: false });
});

test('the key dies with its use', async () => {
  const server = await startTestServer();
  const key = server.accounts.setUpKey.issue();
  expect((await server.browser().post('/api/setup', { ...wanted, key })).status).toBe(200);
  const again = await server.browser().post('/api/setup', { ...wanted, key });
  expect(await errorOf(again)).toBe('403 wrong-key');
});

test('two browsers that use the key at once make one organisation', async () => {
  const server = await startTestServer();
  const key = server.accounts.setUpKey.issue();
  const attempts = await Promise.all(
    [1, 2].map(() => server.browser().post('/api/setup', { ...wanted, key })),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test('a wrong key is refused, and so is the key of an earlier start', async () => {
  const server = await startTestServer();
  const earlier = server.accounts.setUpKey.issue();
  server.accounts.setUpKey.issue();
  for (const key of [earlier, 'guess', '']) {
    const response = await server.browser().post('/api/setup', { ...wanted, key });
    expect(await errorOf(response)).toBe('403 wrong-key');
  }
});

test('a weak password leaves the key for a second try', async () => {
  const server = await startTestServer();
  const key = server.accounts.setUpKey.issue();
  const attempt = (password: string) =>
    server.browser().post('/api/setup', { ...wanted, key, username: 'olga', password });
  // Ten letters are the least.
  expect(await errorOf(await attempt('9 letters'))).toBe('422 weak-password');
  expect((await attempt(curatorPassword)).status).toBe(200);
});

test('a curator without a password is signed in and may add one afterwards', async () => {
  const server = await startTestServer();
  const key = server.accounts.setUpKey.issue();
  const curator = server.browser();
  await curator.post('/api/setup', { ...wanted, key });
  expect(await curator.json<Me>('/api/me')).toMatchObject({ hasPassword: false, username: null });

  const set = { username: 'olga', password: curatorPassword };
  expect((await curator.post('/api/account/password', set)).status).toBe(200);
  const elsewhere = await server.browser().post('/api/auth/sign-in/username', set);
  expect(elsewhere.status).toBe(200);
});

test('a demonstration school can be chosen instead', async () => {
  const server = await startTestServer();
  const curator = server.browser();
  const key = server.accounts.setUpKey.issue();
  expect((await curator.post('/api/setup', { choice: 'demo', key })).status).toBe(200);
  const me = await curator.json<Me>('/api/me');
  expect(me.demo).toBe(true);
  expect(me.persons[0]?.role).toBe('curator');
});
