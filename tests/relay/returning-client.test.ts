import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { startRelay } from '../support/relay-server.ts';
import { connectSynced, SyncClient } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('does not let a log grow because a client with deletions comes back', async () => {
  const server = await startRelay({ limits: { roomIdleMs: 1 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'раз два три'));
  mentor.edit((doc) => doc.getText('words').delete(4, 4));
  await mentor.until(() => mentor.acknowledged === 2, 'stored');
  mentor.socket.close();
  await mentor.until(() => mentor.closeCode !== undefined, 'closed');
  const { updates } = await server.store.load(pair);

  for (let time = 0; time < 3; time += 1) {
    const again = new SyncClient(server.url, pair, 'mentor');
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(mentor.doc));
    await again.opened();
    again.sendStep1();
    await again.until(() => again.relayStateVectors.length > 0, 'asked');
    again.sendStep2(again.sinceRelay());
    await again.until(() => again.acknowledged === 1, 'acknowledged without being stored');
    expect(again.refused).toEqual([]);
    again.socket.close();
    await again.until(() => again.closeCode !== undefined, 'closed');
  }
  expect((await server.store.load(pair)).updates).toEqual(updates);
});

it('takes a deletion that was made offline, though it does not change the state vector', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'раз два'));
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  mentor.doc.getText('words').delete(0, 4);
  await mentor.answered();
  mentor.sendStep2(mentor.sinceRelay());
  await mentor.until(() => mentor.acknowledged === 2, 'stored');
  const mentee = await connectSynced(server, 'mentee', pair);
  expect(mentee.doc.getText('words').toString()).toBe('два');
});

it('merges a log of few but large updates when its room is left', async () => {
  const server = await startRelay({ limits: { roomIdleMs: 1 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'слово '.repeat(30_000)));
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  mentor.socket.close();
  await vi.waitFor(async () => {
    expect((await server.store.load(pair)).updates).toEqual([]);
  });
});

it('merges a long log when its room is left, without losing a word or a deletion', async () => {
  const server = await startRelay({ limits: { roomIdleMs: 1, compactAfterUpdates: 5 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  for (const word of ['а', 'б', 'в', 'г', 'д', 'е', 'ж']) {
    mentor.edit((doc) => doc.getText('words').insert(0, word));
  }
  mentor.edit((doc) => doc.getText('words').delete(0, 2));
  await mentor.until(() => mentor.acknowledged === 8, 'stored');
  mentor.socket.close();
  await vi.waitFor(async () => {
    const { snapshot, updates } = await server.store.load(pair);
    expect(updates).toEqual([]);
    expect(snapshot).not.toBeNull();
  });
  const mentee = await connectSynced(server, 'mentee', pair);
  expect(mentee.doc.getText('words').toString()).toBe('дгвба');
});
