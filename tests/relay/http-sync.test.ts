import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { createGatedStore } from '../support/gated-store.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { editState, type Who } from '../support/school.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

/** Syncs a tablet's copy in one round trip and applies the answer to it. */
async function sync(server: RelayServer, who: Who, doc: Y.Doc, update?: Uint8Array, etag?: string) {
  const stateVector = Y.encodeStateVector(doc);
  const body = encodeSyncBody({ stateVector, update: update ?? Y.encodeStateAsUpdate(doc) });
  const result = await server.http(who, pair, body, etag);
  if (result.kind === 'ok') Y.applyUpdate(doc, decodeSyncBody(result.body).update);
  return result;
}

it('stores what a tablet brings, answers with what it lacks, and shows it on open sockets', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  await server.edit(pair, 'mentor', (doc) => void addGoal(doc, { title: 'С сервера' }));

  const tablet = new Y.Doc();
  Y.applyUpdate(
    tablet,
    editState('pair', 'mentee', (doc) => void addGoal(doc, { title: 'С планшета' })),
  );
  expect(await sync(server, 'mentee', tablet)).toMatchObject({ kind: 'ok' });
  expect(readPlan(tablet).goals).toHaveLength(2);
  await mentor.until(() => readPlan(mentor.doc).goals.length === 2, 'seen on the open socket');
});

it('answers cheaply when neither side has anything new, and only then', async () => {
  const server = await startRelay();
  const tablet = new Y.Doc();
  tablet.getText('words').insert(0, 'раз два');
  const first = await sync(server, 'mentee', tablet);
  const etag = first.kind === 'ok' ? first.etag : '';
  expect(await sync(server, 'mentee', tablet, undefined, etag)).toEqual({
    kind: 'unchanged',
    etag,
  });
  expect((await server.store.load(pair)).updates).toHaveLength(1);

  tablet.getText('words').delete(0, 4);
  const second = await sync(server, 'mentee', tablet, undefined, etag);
  expect(second.kind).toBe('ok');
  expect(second.kind === 'ok' && second.etag).not.toBe(etag);
  await server.edit(pair, 'mentor', (doc) => void addGoal(doc));
  expect((await sync(server, 'mentee', tablet, undefined, etag)).kind).toBe('ok');
});

it('says what is wrong with a request and stores nothing of it', async () => {
  const server = await startRelay({ limits: { maxUpdateBytes: 1_000 } });
  const http = (document: string, body: Uint8Array) => server.http('mentor', document, body);
  const doc = new Y.Doc();
  const stateVector = Y.encodeStateVector(doc);
  const nothing = encodeSyncBody({ stateVector, update: new Uint8Array() });
  expect(await http('school/no-such-kind', nothing)).toEqual({ kind: 'notFound' });
  const malformed = [
    Uint8Array.of(),
    Uint8Array.of(9, 1),
    Uint8Array.of(...nothing, 1),
    encodeSyncBody({ stateVector, update: Uint8Array.of(1, 1, 1) }),
    encodeSyncBody({ stateVector: Uint8Array.of(5), update: new Uint8Array() }),
  ];
  for (const body of malformed) expect(await http(pair, body)).toEqual({ kind: 'malformed' });
  doc.getText('words').insert(0, 'x'.repeat(2_000));
  const large = encodeSyncBody({ stateVector, update: Y.encodeStateAsUpdate(doc) });
  expect(await http(pair, large)).toEqual({ kind: 'refused', refusal: 'tooLarge' });
  expect((await server.store.load(pair)).updates).toEqual([]);
});

it('does not answer before the update is committed, and says when it could not be', async () => {
  const { wrap, waiting } = createGatedStore();
  const server = await startRelay({ wrapStore: wrap });
  const observer = await connectSynced(server, 'mentor', pair);
  const tablet = new Y.Doc();
  tablet.getText('words').insert(0, 'раз');
  let answered = false;
  const result = sync(server, 'mentee', tablet).finally(() => (answered = true));
  await observer.answered();
  expect(answered).toBe(false);
  waiting[0]!.fail();
  expect(await result).toEqual({ kind: 'refused', refusal: 'storage' });
});
