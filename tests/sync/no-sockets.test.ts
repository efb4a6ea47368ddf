import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { SyncQueue } from '#lib/sync/queue.ts';
import { setUpSchool, signInAs } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

it('a page that stays open where a proxy lets no socket through is delivered and fetched all the same', async () => {
  const server = await startTestServer();
  const { org, mentorId, menteeId, pairId } = await setUpSchool(server);
  const name = { org, kind: 'pair', id: pairId } as const;
  const titlesOnServer = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(name));
    return readPlan(doc).goals.map(({ title }) => title);
  };

  const tablet = await openNodeTablet('account', await signInAs(server, org, menteeId));
  tablet.network.sockets = false;
  const { document, release } = tablet.repository.lease(`${org}/pair/${pairId}`, menteeId);
  await document.opened;
  const queue = new SyncQueue(tablet.repository, {
    keep: () => [],
    chosen: async () => [],
    deliverVersions: async () => 'delivered',
    whenHere: async () => undefined,
    onSignInNeeded: () => undefined,
    onTooOld: () => undefined,
    onGone: () => undefined,
  });
  addGoal(document.doc, { title: 'Без сокета' });
  await document.flushed();
  await queue.drain();
  // A socket that has not opened yet is no reason for another way.
  expect(await titlesOnServer()).toEqual([]);
  expect(document.saving).toEqual({ kind: 'offline', unsent: 1 });

  tablet.pass(20_000);
  const written = new Y.Doc();
  prepareForEditing(written, 'pair', mentorId);
  addGoal(written, { title: 'От наставника' });
  await server.relay.write(name, Y.encodeStateAsUpdate(written));
  await queue.drain();
  expect(await titlesOnServer()).toHaveLength(2);
  expect(readPlan(document.doc).goals).toHaveLength(2);
  await document.flushed();
  expect(document.saving).toMatchObject({ kind: 'offline', unsent: 0, sentAt: expect.any(Number) });

  // What is not sent is never said to be, and a network that is gone is said to be gone.
  addGoal(document.doc, { title: 'Ещё одна' });
  tablet.network.http = false;
  await queue.drain();
  await document.flushed();
  expect(document.saving).toEqual({ kind: 'offline', unsent: 1 });

  // Sockets that open after all find nothing to do twice.
  tablet.goOnline();
  await untilSaved(document, 'onServer');
  expect(await titlesOnServer()).toHaveLength(3);
  await queue.stop();
  release();
});
