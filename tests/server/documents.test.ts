import { expect, test } from 'vitest';
import * as Y from 'yjs';

import type { PairOpening } from '#lib/protocol/api.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer } from './test-server.ts';

/** Syncs `doc` with the server in one round trip, as the tablet's queue does. */
async function sync(browser: Browser, name: string, doc: Y.Doc, etag = '') {
  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(doc),
    update: Y.encodeStateAsUpdate(doc),
  });
  const response = await browser.request(`/api/documents/${name}`, {
    method: 'POST',
    headers: etag ? { 'if-none-match': etag } : {},
    body: new Uint8Array(body),
  });
  if (response.status === 200) {
    const answer = decodeSyncBody(new Uint8Array(await response.clone().arrayBuffer()));
    Y.applyUpdate(doc, answer.update);
  }
  return response;
}

test('what one of a pair delivers, the other fetches', async () => {
  const server = await startTestServer();
  const { org, mentorId, menteeId, pairId } = await setUpSchool(server);
  const name = `${org}/pair/${pairId}`;
  const [mentor, mentee] = [
    await signInAs(server, org, mentorId),
    await signInAs(server, org, menteeId),
  ];
  const written = new Y.Doc();
  written.getText('plan').insert(0, 'Подготовиться к олимпиаде. '.repeat(200));
  expect((await sync(mentor, name, written)).status).toBe(200);

  const read = new Y.Doc();
  const first = await sync(mentee, name, read);
  expect(read.getText('plan').toString()).toBe(written.getText('plan').toString());
  expect(first.headers.get('content-encoding')).toBe('gzip');
  const again = await sync(mentee, name, read, first.headers.get('etag') ?? '');
  expect(again.status).toBe(304);
});

test('nobody reads or writes what is not theirs', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, menteeId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const changed = () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'mine');
    return doc;
  };
  const answer = async (browser: Browser, name: string) =>
    errorOf(await sync(browser, `${org}/${name}`, changed()));

  expect(await answer(server.browser(), `pair/${pairId}`)).toBe('401 sign-in');
  expect(await answer(mentor, `diary/${menteeId}`)).toBe('403 forbidden');
  expect(await answer(mentor, 'roster')).toBe('403 forbidden');
  expect(await answer(mentor, 'programme')).toBe('403 forbidden');
  expect(await answer(curator, `pair/${pairId}`)).toBe('403 forbidden');
  expect(await answer(curator, 'overview')).toBe('403 forbidden');
  expect(await answer(curator, 'nonsense')).toBe('404 not-found');
});

test('a body that is no sync is refused', async () => {
  const server = await startTestServer();
  const { org, curator } = await setUpSchool(server);
  const response = await curator.request(`/api/documents/${org}/roster`, {
    method: 'POST',
    body: new Uint8Array([255, 255, 1]),
  });
  expect(await errorOf(response)).toBe('400 malformed');
});

test('an app that is older than the server takes is told so, and nothing of it is stored', async () => {
  const server = await startTestServer({ oldestVersion: 2 });
  const { org, mentorId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'mine');
  expect(await errorOf(await sync(mentor, `${org}/pair/${pairId}`, doc))).toBe('426 update-app');
  expect((await server.store.load(`${org}/pair/${pairId}`)).updates).toEqual([]);
});

test('a pair sees which curator keeps a copy of its document', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, pairId } = await setUpSchool(server);
  const mentor = await signInAs(server, org, mentorId);
  const path = `/api/openings/${org}/pair/${pairId}`;
  expect(await mentor.json<PairOpening[]>(path)).toEqual([]);

  await sync(curator, `${org}/pair/${pairId}`, new Y.Doc());
  const openings = await mentor.json<PairOpening[]>(path);
  expect(openings).toMatchObject([{ personId: curatorId, name: 'Ольга Петровна', kind: 'copied' }]);
  const foreign = await mentor.request(`/api/openings/${org}/pair/another`);
  expect(await errorOf(foreign)).toBe('403 forbidden');
});
