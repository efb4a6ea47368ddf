import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { withdrawConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { addPerson, removePerson } from '#lib/documents/roster.ts';
import type { IssuedCards, IssuedCode, SignInState } from '#lib/protocol/api.ts';
import { errorOf } from './browser.ts';
import { giveConsent } from '../support/school.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

async function changeRoster(server: TestServer, org: string, change: (doc: Y.Doc) => void) {
  const name = { org, kind: 'roster', id: '' } as const;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read(name));
  prepareForEditing(doc, 'roster', 'test');
  change(doc);
  await server.relay.write(name, Y.encodeStateAsUpdate(doc));
}

test('without a consent nobody gets a code, after a withdrawal neither, and staff needs none', async () => {
  const server = await startTestServer();
  const { org, curator, menteeId } = await setUpSchool(server);
  let [newcomerId, headId] = ['', ''];
  await changeRoster(server, org, (doc) => {
    newcomerId = addPerson(doc, { name: 'Новенький' });
    headId = addPerson(doc, { name: 'Директор', role: 'head' });
  });
  const ask = (personId: string) => curator.post('/api/codes', { org, personId });
  expect(await errorOf(await ask(newcomerId))).toBe('409 no-consent');
  expect((await ask(headId)).status).toBe(200);
  await changeRoster(server, org, (doc) => {
    giveConsent(doc, newcomerId);
    const paper = { personId: menteeId, purpose: 'participation' } as const;
    withdrawConsent(doc, paper, { on: '2026-10-01', by: 'мать' });
  });
  expect((await ask(newcomerId)).status).toBe(200);
  expect(await errorOf(await ask(menteeId))).toBe('409 no-consent');
});

test('cards for many come in one answer, which says who gets none and why', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId, menteeId } = await setUpSchool(server);
  let [newcomerId, goneId] = ['', ''];
  await changeRoster(server, org, (doc) => {
    newcomerId = addPerson(doc, { name: 'Новенький' });
    goneId = addPerson(doc, { name: 'Выбывший' });
    removePerson(doc, goneId);
  });
  const personIds = [menteeId, newcomerId, mentorId, goneId, 'nobody', menteeId];
  const response = await curator.post('/api/cards', { org, personIds });
  const { cards, refused } = (await response.json()) as IssuedCards;
  expect(cards.map(({ personId }) => personId)).toEqual([menteeId, mentorId]);
  expect(refused).toEqual([
    { personId: newcomerId, why: 'no-consent' },
    { personId: goneId, why: 'not-found' },
    { personId: 'nobody', why: 'not-found' },
  ]);
  for (const { code, link } of cards) {
    expect(link).toBe(`${server.origin}/enter#code=${code}`);
    const tablet = server.browser();
    expect((await tablet.post('/api/auth/sign-in/code', { code })).status).toBe(200);
  }
  const mentor = await signInAs(server, org, mentorId);
  for (const path of ['/api/cards', '/api/codes']) {
    const wanted = { org, personIds: [menteeId], personId: menteeId };
    expect(await errorOf(await mentor.post(path, wanted))).toBe('403 forbidden');
  }
});

test('a curator sees who has signed in on how many devices, and can end all of it', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId } = await setUpSchool(server);
  const stateOf = async (personId: string) =>
    (await curator.json<SignInState[]>(`/api/sign-ins/${org}`)).find(
      (state) => state.personId === personId,
    );
  expect(await stateOf(menteeId)).toBeUndefined();
  const tablets = [await signInAs(server, org, menteeId), await signInAs(server, org, menteeId)];
  const mentor = await signInAs(server, org, mentorId);
  const { code } = (await (
    await curator.post('/api/codes', { org, personId: menteeId })
  ).json()) as IssuedCode;
  expect(await stateOf(menteeId)).toMatchObject({ devices: 2, codeUntil: expect.any(String) });
  expect(await stateOf(curatorId)).toMatchObject({ devices: 1, codeUntil: null });

  const path = `/api/sign-ins/${org}/${menteeId}`;
  expect(await errorOf(await mentor.request(`/api/sign-ins/${org}`))).toBe('403 forbidden');
  expect(await errorOf(await mentor.request(path, { method: 'DELETE' }))).toBe('403 forbidden');
  const unknown = await curator.request(`${path}x`, { method: 'DELETE' });
  expect(await errorOf(unknown)).toBe('404 not-found');

  expect(await (await curator.request(path, { method: 'DELETE' })).json()).toEqual({ devices: 2 });
  for (const tablet of tablets) {
    expect(await errorOf(await tablet.request('/api/me'))).toBe('401 sign-in');
  }
  const withOldCode = await server.browser().post('/api/auth/sign-in/code', { code });
  expect(await errorOf(withOldCode)).toBe('403 wrong-code');
  expect((await mentor.request('/api/me')).status).toBe(200);
  expect(await stateOf(menteeId)).toMatchObject({ devices: 0, lastSeenAt: null });
  // The account stays: a new code leads to it.
  await signInAs(server, org, menteeId);
  expect(await stateOf(menteeId)).toMatchObject({ devices: 1 });
});
