import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('turns away a person who has too many documents open, until one is closed', async () => {
  const server = await startRelay({ limits: { maxSocketsPerPerson: 2 } });
  const first = await connectSynced(server, 'mentor', pair);
  await connectSynced(server, 'mentor', 'school/programme');
  const third = await connect(server, 'mentor', 'school/diary/mentor');
  await third.until(() => third.closeCode === 4429, 'turned away');
  await connectSynced(server, 'mentee', pair);
  first.socket.close();
  await first.until(() => first.closeCode !== undefined, 'closed');
  await connectSynced(server, 'mentor', 'school/diary/mentor');
});

it('turns away an address that has too many sockets', async () => {
  const server = await startRelay({ limits: { maxSocketsPerAddress: 1 } });
  await connectSynced(server, 'mentor', pair);
  const second = await connect(server, 'mentee', pair);
  await second.until(() => second.closeCode === 4429, 'turned away');
});

it('refuses what would make a document or an organisation too large', async () => {
  const server = await startRelay({ limits: { maxDocumentBytes: 3_000 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const write = (length: number) =>
    mentor.edit((doc) => doc.getArray('test').push(['x'.repeat(length)]));
  write(2_000);
  const second = write(2_000);
  await mentor.until(() => mentor.acknowledged === 2, 'dealt with');
  expect(mentor.refused).toEqual([{ frame: second, refusal: 'tooLarge' }]);

  const small = await startRelay({ limits: { maxOrganisationBytes: 3_000 } });
  const mentee = await connectSynced(small, 'mentee', pair);
  mentee.edit((doc) => doc.getArray('test').push(['x'.repeat(4_000)]));
  await mentee.until(() => mentee.refused[0]?.refusal === 'tooLarge', 'refused');
});

it('counts what is stored already and each update towards the limit of an organisation', async () => {
  const of = (length: number) => {
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'x'.repeat(length));
    return Y.encodeStateAsUpdate(doc);
  };
  const first = await startRelay();
  const used = await first.store.bytesOf('school/');
  const start = async () => {
    const server = await startRelay({ limits: { maxOrganisationBytes: used + 10_000 } });
    const update = of(5_000);
    await server.store.append({ document: 'school/diary/former', update, personId: null });
    return server;
  };
  const server = await start();
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', 'school/diary/mentee');
  mentor.sendUpdate(of(2_000));
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  mentee.sendUpdate(of(2_000));
  await mentee.until(() => mentee.acknowledged === 1, 'stored');
  expect([...mentor.refused, ...mentee.refused]).toEqual([]);
  mentor.sendUpdate(of(2_000));
  await mentor.until(() => mentor.acknowledged === 2, 'dealt with');
  expect(mentor.refused).toEqual([{ frame: 2, refusal: 'tooLarge' }]);

  // The very first update after a start too, however it comes.
  const [bySocket, overHttp] = [await start(), await start()];
  const early = await connect(bySocket, 'mentor', pair);
  early.sendUpdate(of(6_000));
  await early.until(() => early.acknowledged === 1, 'dealt with');
  expect(early.refused).toEqual([{ frame: 1, refusal: 'tooLarge' }]);
  const body = encodeSyncBody({ stateVector: Y.encodeStateVector(new Y.Doc()), update: of(6_000) });
  expect(await overHttp.http('mentor', pair, body)).toEqual({
    kind: 'refused',
    refusal: 'tooLarge',
  });
});

it('reads those who send too fast more slowly, and loses nothing of theirs', async () => {
  const server = await startRelay({ limits: { framesPerSecond: 400, framesAtOnce: 20 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const begin = performance.now();
  for (let edit = 0; edit < 200; edit += 1) {
    mentor.edit((doc) => doc.getText('words').insert(0, 'x'));
  }
  await mentor.until(() => mentor.acknowledged === 200, 'all are stored');
  expect(performance.now() - begin).toBeGreaterThan(350);
  const mentee = await connectSynced(server, 'mentee', pair);
  expect(mentee.doc.getText('words').length).toBe(200);
});

it('refuses an update that begins far behind everything that is known', async () => {
  const server = await startRelay({ limits: { maxClockGap: 100 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const ahead = (clock: number) => {
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'x'.repeat(clock));
    const before = Y.encodeStateVector(doc);
    doc.getText('words').insert(clock, 'y');
    return Y.encodeStateAsUpdate(doc, before);
  };
  mentor.sendUpdate(ahead(101));
  mentor.sendUpdate(ahead(99));
  await mentor.until(() => mentor.acknowledged === 2, 'dealt with');
  expect(mentor.refused).toEqual([{ frame: 1, refusal: 'malformed' }]);
});

it('refuses updates that decode and cannot be applied, before they are stored', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const poison = [
    // A letter behind a later letter of the same author, and a change of no length.
    [1, 1, 5, 0, 0x84, 5, 3, 1, 97, 0],
    [1, 1, 5, 0, 4, 1, 1, 116, 0, 0],
  ].map((bytes) => Uint8Array.from(bytes));
  expect(() => poison.forEach((update) => Y.decodeUpdate(update))).not.toThrow();
  for (const update of poison) mentor.sendUpdate(update);
  mentor.edit((doc) => doc.getText('words').insert(0, 'после'));
  await mentor.until(() => mentor.acknowledged === 3, 'dealt with');
  expect(mentor.refused.map(({ refusal }) => refusal)).toEqual(['malformed', 'malformed']);
  const mentee = await connectSynced(server, 'mentee', pair);
  expect(mentee.doc.getText('words').toString()).toBe('после');
});

it('asks a client that is too old to update the app', async () => {
  const server = await startRelay();
  for (const version of ['0', '-1', 'x', '']) {
    const old = await connect(server, 'mentor', `${pair}?v=${version}&`);
    await old.until(() => old.closeCode === 4426, 'told to update');
  }
});

it('lets in the versions that it is told to, over HTTP as over a socket, and stores nothing of older ones', async () => {
  const server = await startRelay({ oldestVersion: 2 });
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'раз');
  const stateVector = Y.encodeStateVector(doc);
  const body = encodeSyncBody({ stateVector, update: Y.encodeStateAsUpdate(doc) });
  const sync = (version?: string) => server.http('mentor', pair, body, undefined, version);
  for (const old of [undefined, '', 'x', '1']) expect(await sync(old)).toEqual({ kind: 'tooOld' });
  const old = await connect(server, 'mentor', `${pair}?v=1&`);
  await old.until(() => old.closeCode === 4426, 'told to update');
  expect((await server.store.load(pair)).updates).toEqual([]);

  expect(await sync('2')).toMatchObject({ kind: 'ok' });
  const fresh = await connect(server, 'mentor', `${pair}?v=2&`);
  await fresh.answered();
  expect(fresh.closeCode).toBeUndefined();
});

it('lets go of a socket whose network is dead, and of no other', async () => {
  const server = await startRelay({ limits: { pingEveryMs: 60 } });
  const dead = await connectSynced(server, 'mentor', pair);
  const alive = await connectSynced(server, 'mentee', pair);
  dead.socket.pause();
  await vi.waitFor(() => expect(server.relay.gauges().connections).toBe(1));
  alive.edit((doc) => doc.getText('words').insert(0, 'x'));
  await alive.until(() => alive.acknowledged === 1, 'still there');
});
