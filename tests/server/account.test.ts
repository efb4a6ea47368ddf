import { once } from 'node:events';

import { expect, test } from 'vitest';
import { WebSocket } from 'ws';

import type { Device, Me } from '#lib/protocol/api.ts';
import { errorOf } from './browser.ts';
import { curatorPassword, setUpSchool, signInAs } from './school.ts';
import { startTestServer } from './test-server.ts';

test('each person is told what they are and what they may open', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await setUpSchool(server);
  const documentsOf = async (browser: typeof curator) => {
    const [person] = (await browser.json<Me>('/api/me')).persons;
    return person?.documents.map(({ name, access }) => `${access} ${name.slice(org.length + 1)}`);
  };

  expect(await documentsOf(curator)).toEqual([
    'write programme',
    'write roster',
    'read overview',
    `write diary/${curatorId}`,
    `write answers/${curatorId}`,
  ]);
  for (const personId of [mentorId, menteeId]) {
    expect(await documentsOf(await signInAs(server, org, personId))).toEqual([
      'read programme',
      `write pair/${pairId}`,
      `read supervision/${pairId}`,
      ...[mentorId, menteeId].map(
        (author) =>
          `${author === personId ? 'write' : 'read'} shared/${pairId}.${mentorId}.${author}`,
      ),
      `write diary/${personId}`,
      `write answers/${personId}`,
    ]);
  }
  const mentee = await signInAs(server, org, menteeId);
  expect((await mentee.json<Me>('/api/me')).persons).toMatchObject([
    { role: 'member', pairs: [{ pairId, part: 'mentee', state: 'active' }] },
  ]);
});

test('without a session nobody is told anything', async () => {
  const server = await startTestServer();
  for (const path of ['/api/me', '/api/devices', '/api/openings/o/pair/p']) {
    expect(await errorOf(await server.browser().request(path))).toBe('401 sign-in');
  }
});

test('an account that did not change is not sent twice', async () => {
  const server = await startTestServer();
  const { curator } = await setUpSchool(server);
  const first = await curator.request('/api/me');
  expect(first.headers.get('cache-control')).toBe('no-store');
  const etag = first.headers.get('etag') ?? '';
  const second = await curator.request('/api/me', { headers: { 'if-none-match': etag } });
  expect(second.status).toBe(304);
});

test('a person sees their devices and revokes one, whose sockets close at once', async () => {
  const server = await startTestServer();
  const { org, mentorId, pairId } = await setUpSchool(server);
  const tablet = await signInAs(server, org, mentorId);
  const phone = await signInAs(server, org, mentorId);
  const devices = await phone.json<Device[]>('/api/devices');
  expect(devices.filter(({ current }) => current)).toHaveLength(1);
  const other = devices.find(({ current }) => !current);

  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${org}/pair/${pairId}`, {
    headers: { cookie: tablet.cookie, origin: server.origin },
  });
  await once(socket, 'open');
  const closed = once(socket, 'close');
  expect((await phone.request(`/api/devices/${other?.id}`, { method: 'DELETE' })).status).toBe(200);

  expect((await closed)[0]).toBe(4401);
  expect(await errorOf(await tablet.request('/api/me'))).toBe('401 sign-in');
  expect((await phone.request('/api/me')).status).toBe(200);
});

test('nobody revokes the device of somebody else', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const [device] = await curator.json<Device[]>('/api/devices');
  const response = await mentor.request(`/api/devices/${device?.id}`, { method: 'DELETE' });
  expect(await errorOf(response)).toBe('404 not-found');
  expect((await curator.request('/api/me')).status).toBe(200);
});

test('signing out ends the session and its sockets', async () => {
  const server = await startTestServer();
  const { org, mentorId, pairId } = await setUpSchool(server);
  const tablet = await signInAs(server, org, mentorId);
  const stolen = tablet.cookie;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${org}/pair/${pairId}`, {
    headers: { cookie: tablet.cookie, origin: server.origin },
  });
  await once(socket, 'open');
  const closed = once(socket, 'close');
  expect((await tablet.request('/api/auth/sign-out', { method: 'POST' })).status).toBe(200);
  expect((await closed)[0]).toBe(4401);
  const response = await server.browser().request('/api/me', { headers: { cookie: stolen } });
  expect(await errorOf(response)).toBe('401 sign-in');
});

test('a password is replaced by whoever knows the present one', async () => {
  const server = await startTestServer();
  const { curator } = await setUpSchool(server);
  const wanted = { username: 'Куратор', password: 'another long one' };
  const change = (body: object) => curator.post('/api/account/password', body);
  expect(await errorOf(await change(wanted))).toBe('403 wrong-credentials');
  expect(await errorOf(await change({ ...wanted, currentPassword: 'wrong' }))).toBe(
    '403 wrong-credentials',
  );
  expect((await change({ ...wanted, currentPassword: curatorPassword })).status).toBe(200);

  const signIn = (password: string) =>
    server.browser().post('/api/auth/sign-in/username', { username: 'КУРАТОР', password });
  expect(await errorOf(await signIn(curatorPassword))).toBe('403 wrong-credentials');
  expect((await signIn(wanted.password)).status).toBe(200);
});

test('a username that somebody has is refused, and so is a weak password', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const set = (username: string, password: string) =>
    mentor.post('/api/account/password', { username, password });
  expect(await errorOf(await set('куратор', 'long enough one'))).toBe('409 username-taken');
  expect(await errorOf(await set('mentor', '9 letters'))).toBe('422 weak-password');
  expect(await errorOf(await set('a b', 'long enough one'))).toBe('400 malformed');
  expect((await set('mentor', 'ten letter')).ok).toBe(true);
});

test('no answer of a sign-in shows the token of the session to scripts', async () => {
  const server = await startTestServer();
  await setUpSchool(server);
  const response = await server.browser().post('/api/auth/sign-in/username', {
    username: 'куратор',
    password: curatorPassword,
  });
  expect(Object.keys((await response.json()) as object)).toEqual(['accountId']);
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
  const list = await server.browser().request('/api/auth/get-session');
  expect(list.status).toBe(404);
});

test('a passkey is made out to the host and the name that the person sees', async () => {
  const server = await startTestServer();
  const { curator } = await setUpSchool(server);
  const path = '/api/auth/passkey/generate-register-options';
  const options = await curator.json<{ rp: object; user: object }>(`${path}?name=olga`);
  expect(options.rp).toEqual({ name: 'Tandem', id: '127.0.0.1' });
  expect(options.user).toMatchObject({ name: 'olga', displayName: 'olga' });
  expect(await errorOf(await server.browser().request(path))).toBe('401 sign-in');
});

test('an account whose sign-ins were ended is not called erased: its tablet locks and keeps what it has', async () => {
  const server = await startTestServer();
  const { org, curator, menteeId } = await setUpSchool(server);
  const mentee = await signInAs(server, org, menteeId);
  const { accountId } = await mentee.json<Me>('/api/me');
  const ask = async () => {
    const answer = await mentee.post('/api/erased-accounts', { accounts: [accountId] });
    return answer.json();
  };
  await curator.request(`/api/sign-ins/${org}/${menteeId}`, { method: 'DELETE' });
  expect(await errorOf(await mentee.request('/api/me'))).toBe('401 sign-in');
  expect(await ask()).toEqual({ erased: [] });
  await curator.post('/api/erasures', { org, personId: menteeId });
  expect(await ask()).toEqual({ erased: [accountId] });
});
