import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { addPair } from '#lib/documents/roster.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';
const nothing = encodeSyncBody({
  stateVector: Y.encodeStateVector(new Y.Doc()),
  update: new Uint8Array(),
});

it('notes a curator’s opening of a pair’s document at most once an hour, and a copy once a day', async () => {
  let now = Date.parse('2026-11-02T10:00:00Z');
  const server = await startRelay({ now: () => now });
  await connectSynced(server, 'curator', pair);
  await connectSynced(server, 'curator', pair);
  const opening = { document: pair, personId: 'curator', kind: 'opened', at: now };
  expect(await server.store.openings(pair, 10)).toEqual([opening]);
  await server.http('curator', pair, nothing);
  const copy = { ...opening, kind: 'copied' };
  expect(await server.store.openings(pair, 10)).toEqual([copy, opening]);

  now += 3_600_000;
  await server.http('curator', pair, nothing);
  await connectSynced(server, 'curator', pair);
  const later = { ...opening, at: now };
  expect(await server.store.openings(pair, 10)).toEqual([later, copy, opening]);
  now += 23 * 3_600_000;
  await server.http('curator', pair, nothing);
  expect(await server.store.openings(pair, 10)).toEqual([{ ...copy, at: now }, later, opening]);
});

it('notes nothing of members, nor of people who may not come in', async () => {
  const server = await startRelay();
  await connectSynced(server, 'mentor', pair);
  const head = await connect(server, 'head', pair);
  await head.until(() => head.closeCode === 4403, 'sent away');
  await connectSynced(server, 'curator', 'school/supervision/pair');
  expect(await server.store.openings(pair, 10)).toEqual([]);
});

it('does not note a curator’s work in a pair of their own', async () => {
  const server = await startRelay();
  const document = 'school/pair/own-pair';
  await server.edit('school/roster', 'curator', (doc) => {
    const menteeIds = ['other-mentee'];
    addPair(doc, { id: 'own-pair', form: 'teacherStudent', mentorId: 'curator', menteeIds });
  });
  await connectSynced(server, 'curator', document);
  expect(await server.store.openings(document, 10)).toEqual([]);
});

it('does not show a pair’s document to a curator when it cannot note that', async () => {
  const server = await startRelay();
  server.store.recordOpening = () => Promise.reject(new Error('the disk is full'));
  const curator = await connect(server, 'curator', pair);
  curator.sendStep1();
  await curator.until(() => curator.closeCode === 1013, 'told to come later');
  expect(curator.synced).toBe(false);
  expect(await server.http('curator', pair, nothing)).toEqual({ kind: 'unavailable' });
});

it('notes when a member’s tablet has delivered, by socket and by HTTP, at most once a minute', async () => {
  let now = Date.parse('2026-11-02T10:00:00Z');
  const server = await startRelay({ now: () => now });
  const mentee = await connectSynced(server, 'mentee', pair);
  expect(await server.store.deliveries(pair)).toEqual([]);
  mentee.sendStep2(mentee.sinceRelay());
  const first = { document: pair, personId: 'mentee', at: now };
  await vi.waitFor(async () => expect(await server.store.deliveries(pair)).toEqual([first]));

  now += 30_000;
  await server.http('mentee', pair, nothing);
  await server.http('curator', pair, nothing);
  expect(await server.store.deliveries(pair)).toEqual([first]);
  now += 30_000;
  await server.http('mentee', pair, nothing);
  expect(await server.store.deliveries(pair)).toEqual([{ ...first, at: now }]);
});
