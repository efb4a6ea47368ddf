import { expect, test } from 'vitest';

import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { PairOpening, PairVersion } from '#lib/protocol/api.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer } from './test-server.ts';

const content = Uint8Array.of(31, 139, 8, 0);

const keep = (browser: Browser, path: string, reason = 'daily', body = content) =>
  browser.request(`${path}?reason=${reason}`, { method: 'POST', body: new Uint8Array(body) });

test('a version that one of a pair kept is read by the other and by the curator, who is noted', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const mentee = await signInAs(server, org, menteeId);
  const path = `/api/versions/${org}/pair/${pairId}`;
  expect(await mentor.json(path)).toEqual([]);
  expect((await keep(mentor, `${path}/one`)).status).toBe(200);
  expect((await keep(mentor, `${path}/one`)).status).toBe(200);
  expect((await keep(curator, `${path}/two`, 'accepted')).status).toBe(200);

  const versions = await mentee.json<PairVersion[]>(path);
  expect(versions.map(({ id, reason, personId }) => [id, reason, personId]).sort()).toEqual([
    ['one', 'daily', mentorId],
    ['two', 'accepted', curatorId],
  ]);
  const read = await mentee.request(`${path}/one`);
  expect(new Uint8Array(await read.arrayBuffer())).toEqual(content);
  const openings = `/api/openings/${org}/pair/${pairId}`;
  expect(await mentee.json(openings)).toEqual([]);
  expect((await curator.request(`${path}/one`)).status).toBe(200);
  expect(await mentee.json<PairOpening[]>(openings)).toMatchObject([{ personId: curatorId }]);
});

test('versions are kept by those who write the document, and by nobody else', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const path = `/api/versions/${org}/pair/${pairId}`;
  expect(await errorOf(await keep(server.browser(), `${path}/x`))).toBe('401 sign-in');
  expect(await errorOf(await server.browser().request(path))).toBe('401 sign-in');
  expect(await errorOf(await keep(curator, `${path}/x`))).toBe('403 forbidden');
  expect(await errorOf(await keep(mentor, `/api/versions/${org}/pair/another/x`))).toBe(
    '403 forbidden',
  );
  expect(await errorOf(await keep(mentor, `${path}/x`, 'because'))).toBe('400 malformed');
  expect(await errorOf(await keep(mentor, `${path}/x`, 'daily', new Uint8Array()))).toBe(
    '400 malformed',
  );
  const huge = new Uint8Array(1024 * 1024 + 1);
  expect(await errorOf(await keep(mentor, `${path}/x`, 'daily', huge))).toBe('413 too-large');
  expect(await mentor.json(path)).toEqual([]);
});

test('after an erasure no version of the document is left, and none is taken', async () => {
  const server = await startTestServer();
  const { org, mentorId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const path = `/api/versions/${org}/pair/${pairId}`;
  await keep(mentor, `${path}/one`);
  await server.relay.erase(parseDocumentName(`${org}/pair/${pairId}`)!, null);
  expect(await errorOf(await keep(mentor, `${path}/two`))).toBe('410 gone');
  expect(await mentor.json(path)).toEqual([]);
  expect(await errorOf(await mentor.request(`${path}/one`))).toBe('404 not-found');
});
