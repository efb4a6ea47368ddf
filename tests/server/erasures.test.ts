import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addPerson, removePerson } from '#lib/documents/roster.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { ErasedDocument, ErasureAct } from '#lib/protocol/api.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { SyncClient } from '../support/sync-client.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const words = 'слова, которых не должно остаться';

/** A socket as a tablet has it, on a whole server. */
async function openSocket(server: TestServer, { cookie }: Browser, document: string) {
  const url = `${server.origin.replace('http', 'ws')}/sync`;
  const client = await new SyncClient(url, document, undefined, { cookie }).opened();
  client.sendStep1();
  await client.until(() => client.synced || client.closeCode !== undefined, 'synced or sent away');
  return client;
}

async function write(client: SyncClient, text: string) {
  const frame = client.edit((doc) => doc.getText('words').insert(0, text));
  await client.until(() => client.acknowledged >= frame, 'stored');
}

function deliver(browser: Browser, document: string, doc: Y.Doc) {
  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(doc),
    update: Y.encodeStateAsUpdate(doc),
  });
  return browser.request(`/api/documents/${document}`, {
    method: 'POST',
    body: new Uint8Array(body),
  });
}

async function changeRoster(server: TestServer, org: string, change: (doc: Y.Doc) => void) {
  const name = parseDocumentName(`${org}/roster`)!;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read(name));
  prepareForEditing(doc, 'roster', 'test');
  change(doc);
  await server.relay.write(name, Y.encodeStateAsUpdate(doc));
}

test('a curator erases a person, and no tablet brings their papers back', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, menteeId, mentorId, pairId } = await setUpSchool(server);
  const [mentee, mentor] = [
    await signInAs(server, org, menteeId),
    await signInAs(server, org, mentorId),
  ];
  const diary = `${org}/diary/${menteeId}`;
  const away = new Y.Doc();
  away.getText('words').insert(0, words);
  const open = await openSocket(server, mentee, diary);
  await write(open, words);
  const untouched = await openSocket(server, mentor, `${org}/diary/${mentorId}`);
  await write(untouched, 'мои слова');

  const response = await curator.post('/api/erasures', { org, personId: menteeId });
  expect(response.status).toBe(200);
  await open.until(() => open.closeCode === 4404, 'sent away');
  expect(readFileSync(join(server.dataDir, 'tandem.db')).includes(words)).toBe(false);
  // The others were never written, and are barred too: a tablet that is away may have some.
  const shared = `${org}/shared/${pairId}.${mentorId}.${menteeId}`;
  for (const name of [diary, `${org}/answers/${menteeId}`, shared]) {
    expect(await errorOf(await deliver(mentee, name, away))).toBe('401 sign-in');
    const late = server.relay.write(parseDocumentName(name)!, Y.encodeStateAsUpdate(away));
    await expect(late).rejects.toThrow('erased');
    expect(await server.store.load(name)).toEqual({ snapshot: null, updates: [] });
  }

  await write(untouched, 'и ещё. ');
  const log = await curator.json<ErasedDocument[]>(`/api/erasures/${org}`);
  expect(((await response.json()) as ErasureAct).erased).toEqual(log);
  expect(log.map(({ name, personId }) => `${name} ${personId}`).toSorted()).toEqual([
    `${org}/answers/${menteeId} ${curatorId}`,
    `${diary} ${curatorId}`,
    `${org}/person/${menteeId} ${curatorId}`,
    `${shared} ${curatorId}`,
  ]);
  const again = await curator.post('/api/erasures', { org, personId: menteeId });
  expect(again.status).toBe(200);
  expect(await curator.json(`/api/erasures/${org}`)).toEqual(log);
  const code = await curator.post('/api/codes', { org, personId: menteeId });
  expect(await errorOf(code)).toBe('404 not-found');
});

test('a pair goes with what the curator kept of it and all its versions', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, menteeId, pairId } = await setUpSchool(server);
  const [mentor, mentee] = [
    await signInAs(server, org, mentorId),
    await signInAs(server, org, menteeId),
  ];
  const [pair, supervision] = [`${org}/pair/${pairId}`, `${org}/supervision/${pairId}`];
  const [written, headed] = [
    await openSocket(server, mentor, pair),
    await openSocket(server, curator, supervision),
  ];
  await write(written, words);
  await write(headed, words);
  const version = `/api/versions/${pair}/one?reason=daily`;
  await mentor.request(version, { method: 'POST', body: Buffer.from(words) });
  const readers = [
    await openSocket(server, mentee, pair),
    await openSocket(server, mentee, supervision),
  ];

  expect((await curator.post('/api/erasures', { org, pairId })).status).toBe(200);
  for (const client of [written, headed, ...readers]) {
    await client.until(() => client.closeCode === 4404, 'sent away');
  }
  expect(readFileSync(join(server.dataDir, 'tandem.db')).includes(words)).toBe(false);
  expect(await errorOf(await deliver(mentor, pair, written.doc))).toBe('410 gone');
  expect(await errorOf(await deliver(curator, supervision, headed.doc))).toBe('410 gone');
  expect(await mentor.json(`/api/versions/${pair}`)).toEqual([]);
});

test('nobody but a curator of that school erases anything or reads what was erased', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, menteeId, pairId } = await setUpSchool(server);
  let [headId, formerId, elsewhereId] = ['', '', ''];
  await changeRoster(server, 'elsewhere', (doc) => {
    elsewhereId = addPerson(doc, { name: 'Чужой куратор', role: 'curator' });
  });
  const elsewhere = await signInAs(server, 'elsewhere', elsewhereId);
  await changeRoster(server, org, (doc) => {
    headId = addPerson(doc, { name: 'Директор', role: 'head' });
    formerId = addPerson(doc, { name: 'Бывший куратор', role: 'curator' });
  });
  const former = await signInAs(server, org, formerId);
  await changeRoster(server, org, (doc) => removePerson(doc, formerId));
  const diary = `${org}/diary/${mentorId}`;
  const mentor = await signInAs(server, org, mentorId);
  const open = await openSocket(server, mentor, diary);
  await write(open, words);

  const wanted = { org, personId: mentorId };
  const strangers = [mentor, await signInAs(server, org, headId), former, elsewhere];
  for (const browser of strangers) {
    expect(await errorOf(await browser.post('/api/erasures', wanted))).toBe('403 forbidden');
    expect(await errorOf(await browser.post('/api/erasures', { org, pairId }))).toBe(
      '403 forbidden',
    );
    expect(await errorOf(await browser.request(`/api/erasures/${org}`))).toBe('403 forbidden');
  }
  const nobody = server.browser();
  expect(await errorOf(await nobody.post('/api/erasures', wanted))).toBe('401 sign-in');
  const foreign = { origin: 'http://elsewhere.test' };
  expect(await errorOf(await curator.post('/api/erasures', wanted, foreign))).toBe('403 forbidden');
  for (const body of [{ org }, { org, personId: '' }, { ...wanted, pairId }, { personId: 'x' }]) {
    expect(await errorOf(await curator.post('/api/erasures', body))).toBe('400 malformed');
  }
  // People and pairs of another school, and slips of the pen, bar no name.
  for (const body of [
    { org, personId: elsewhereId },
    { org, pairId: menteeId },
    { org, personId: `${menteeId}x` },
  ]) {
    expect(await errorOf(await curator.post('/api/erasures', body))).toBe('404 not-found');
  }
  expect(await curator.json(`/api/erasures/${org}`)).toEqual([]);
  await write(open, 'всё на месте: ');
  const answer = await deliver(mentor, diary, new Y.Doc());
  const read = new Y.Doc();
  Y.applyUpdate(read, decodeSyncBody(new Uint8Array(await answer.arrayBuffer())).update);
  expect(read.getText('words').toString()).toBe(`всё на месте: ${words}`);
});
