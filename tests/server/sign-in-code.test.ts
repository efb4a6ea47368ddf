import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { IssuedCode, Me } from '#lib/protocol/api.ts';
import { errorOf } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer } from './test-server.ts';

const dayMs = 24 * 60 * 60 * 1000;

test('a curator issues a code, and the person signs in with it once', async () => {
  const server = await startTestServer();
  const { curator, org, mentorId } = await setUpSchool(server);
  const response = await curator.post('/api/codes', { org, personId: mentorId });
  const { code, link } = (await response.json()) as IssuedCode;
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
  expect(link).toBe(`${server.origin}/enter#code=${code}`);

  const mentor = server.browser();
  expect((await mentor.post('/api/auth/sign-in/code', { code })).status).toBe(200);
  expect((await mentor.json<Me>('/api/me')).persons).toMatchObject([{ personId: mentorId }]);
  const again = await server.browser().post('/api/auth/sign-in/code', { code });
  expect(await errorOf(again)).toBe('403 wrong-code');
});

test('a code may be typed in small letters, with any dashes and spaces, on a Russian keyboard', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const spellings: ((code: string) => string)[] = [
    (code) => code.toLowerCase(),
    (code) => code.replace('-', ''),
    (code) => ` ${code.replace('-', ' – ')} `,
    (code) => code.replaceAll('A', 'А').replaceAll('K', 'к').replaceAll('M', 'М'),
  ];
  for (const spell of spellings) {
    const { code } = server.accounts.codes.issue({ org, personId: mentorId });
    const response = await server.browser().post('/api/auth/sign-in/code', { code: spell(code) });
    expect(response.status, spell(code)).toBe(200);
  }
});

test('a new code for a person voids the one before', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const first = server.accounts.codes.issue({ org, personId: mentorId });
  const second = server.accounts.codes.issue({ org, personId: mentorId });
  const attempt = (code: string) => server.browser().post('/api/auth/sign-in/code', { code });
  expect(await errorOf(await attempt(first.code))).toBe('403 wrong-code');
  expect((await attempt(second.code)).status).toBe(200);
});

test('whoever reads the data folder finds no code there', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const { code } = server.accounts.codes.issue({ org, personId: mentorId });
  const files = readdirSync(server.dataDir).map((name) => readFileSync(join(server.dataDir, name)));
  const holds = (words: string) => files.some((bytes) => bytes.includes(words));
  expect(holds(mentorId)).toBe(true);
  expect(holds(code)).toBe(false);
  expect(holds(code.replace('-', ''))).toBe(false);
});

test('a code expires after two weeks', async () => {
  let now = Date.now();
  const server = await startTestServer({ now: () => now });
  const { org, mentorId } = await setUpSchool(server);
  const { code } = server.accounts.codes.issue({ org, personId: mentorId });
  now += 14 * dayMs;
  const response = await server.browser().post('/api/auth/sign-in/code', { code });
  expect(await errorOf(response)).toBe('403 wrong-code');
});

test('a code on a second tablet opens the same account', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const first = await signInAs(server, org, mentorId);
  const second = await signInAs(server, org, mentorId);
  const accounts = [await first.json<Me>('/api/me'), await second.json<Me>('/api/me')];
  expect(accounts[0]?.accountId).toBe(accounts[1]?.accountId);
});

test('of two tablets that use one code at once, one gets in', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const { code } = server.accounts.codes.issue({ org, personId: mentorId });
  const attempts = await Promise.all(
    [1, 2].map(() => server.browser().post('/api/auth/sign-in/code', { code })),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test('a code of a demonstration lets any number of visitors in, to one account', async () => {
  const server = await startTestServer();
  const { org, mentorId } = await setUpSchool(server);
  const { code } = server.accounts.codes.issue({ org, personId: mentorId }, { reusable: true });
  const answers = await Promise.all(
    [1, 2, 3].map(async () => {
      const response = await server.browser().post('/api/auth/sign-in/code', { code });
      return (await response.json()) as { accountId: string };
    }),
  );
  expect(new Set(answers.map(({ accountId }) => accountId)).size).toBe(1);
});

test('nobody but a curator of that organisation issues codes', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, menteeId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const wanted = { org, personId: menteeId };
  expect(await errorOf(await mentor.post('/api/codes', wanted))).toBe('403 forbidden');
  expect(await errorOf(await server.browser().post('/api/codes', wanted))).toBe('401 sign-in');
  const elsewhere = await curator.post('/api/codes', { org: 'other', personId: menteeId });
  expect(await errorOf(elsewhere)).toBe('403 forbidden');
  const nobody = await curator.post('/api/codes', { org, personId: 'nobody' });
  expect(await errorOf(nobody)).toBe('404 not-found');
});
