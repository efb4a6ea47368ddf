import { expect, test } from 'vitest';

import { errorOf } from './browser.ts';
import { curatorPassword, setUpSchool } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const fewAttempts = { SIGN_IN_ATTEMPTS_PER_MINUTE: '3' };

async function guess(server: TestServer, times: number, headers: Record<string, string> = {}) {
  const answers: string[] = [];
  for (let index = 0; index < times; index += 1) {
    const guessed = { code: 'AAAAA-AAAAA' };
    const response = await server.browser().post('/api/auth/sign-in/code', guessed, headers);
    answers.push(await errorOf(response));
  }
  return answers;
}

const refused = ['403 wrong-code', '403 wrong-code', '403 wrong-code', '429 slow-down'];

test('whoever guesses is told to slow down, at codes, passwords and keys alike', async () => {
  const server = await startTestServer({ env: fewAttempts });
  expect(await guess(server, 4)).toEqual(refused);
  const password = await server
    .browser()
    .post('/api/auth/sign-in/username', { username: 'nobody', password: 'guess' });
  expect(await errorOf(password)).toBe('429 slow-down');
  const key = await server.browser().post('/api/setup', { choice: 'demo', key: 'guess' });
  expect(await errorOf(key)).toBe('429 slow-down');
  expect(key.headers.get('retry-after')).toBe('60');
});

test('a forwarded address that nobody vouches for does not escape the limit', async () => {
  const server = await startTestServer({ env: fewAttempts });
  const answers: string[] = [];
  for (const last of [1, 2, 3, 4]) {
    const spoofed = { 'x-forwarded-for': `10.0.0.${last}` };
    answers.push(...(await guess(server, 1, spoofed)));
  }
  expect(answers).toEqual(refused);
});

test('behind a proxy each client has a limit of its own, and cannot invent others', async () => {
  const server = await startTestServer({ env: { ...fewAttempts, TRUST_PROXY: '1' } });
  expect(await guess(server, 4, { 'x-forwarded-for': '203.0.113.5' })).toEqual(refused);
  const invented = { 'x-forwarded-for': '198.51.100.9, 203.0.113.5' };
  expect(await guess(server, 1, invented)).toEqual(['429 slow-down']);
  expect(await guess(server, 1, { 'x-forwarded-for': '203.0.113.6' })).toEqual(['403 wrong-code']);
});

test('a class that signs in at once is not slowed down', async () => {
  const server = await startTestServer({ env: fewAttempts });
  const { org, mentorId } = await setUpSchool(server);
  const { code } = server.accounts.codes.issue({ org, personId: mentorId }, { reusable: true });
  for (let pupil = 0; pupil < 6; pupil += 1) {
    const response = await server.browser().post('/api/auth/sign-in/code', { code });
    expect(response.status).toBe(200);
  }
});

test('changes that a page of another site asks for are refused', async () => {
  const server = await startTestServer();
  const { curator, org, mentorId } = await setUpSchool(server);
  const foreign = ['http://evil.example', 'null', `https://127.0.0.1:${server.port}`];
  for (const origin of foreign) {
    const response = await curator.post('/api/codes', { org, personId: mentorId }, { origin });
    expect(await errorOf(response), origin).toBe('403 forbidden');
    const signIn = await server
      .browser()
      .post(
        '/api/auth/sign-in/username',
        { username: 'куратор', password: curatorPassword },
        { origin },
      );
    expect(await errorOf(signIn), origin).toBe('403 forbidden');
  }
  const unnamed = await fetch(`${server.origin}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: curator.cookie },
  });
  expect(unnamed.status).toBe(403);
});

test('the public address is accepted beside the local one, and its cookies travel by https alone', async () => {
  const publicUrl = 'https://school.example';
  const server = await startTestServer({ env: { PUBLIC_URL: publicUrl, TRUST_PROXY: '1' } });
  const { org, mentorId, curator } = await setUpSchool(server);
  const issued = await curator.post('/api/codes', { org, personId: mentorId });
  const { code, link } = (await issued.json()) as { code: string; link: string };
  expect(link).toBe(`${publicUrl}/enter#code=${code}`);

  const proxied = { origin: publicUrl, 'x-forwarded-proto': 'https' };
  const response = await server.browser().post('/api/auth/sign-in/code', { code }, proxied);
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/; Secure$/);
});

test('bodies that are no JSON, of another shape or too large are refused', async () => {
  const server = await startTestServer();
  const { curator } = await setUpSchool(server);
  expect(await errorOf(await curator.post('/api/codes', { org: 7 }))).toBe('400 malformed');
  const broken = await curator.request('/api/codes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  expect(await errorOf(broken)).toBe('400 malformed');
  const large = await curator.post('/api/codes', { org: 'x'.repeat(100_000), personId: 'p' });
  expect(await errorOf(large)).toBe('413 too-large');
  expect(await errorOf(await curator.request('/api/nothing'))).toBe('404 not-found');
});

test('every answer forbids sniffing, framing and telling where one came from', async () => {
  const server = await startTestServer();
  for (const path of ['/healthz', '/api/setup', '/api/me']) {
    const { headers } = await server.browser().request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(headers.get('permissions-policy')).toContain('camera=()');
  }
});
