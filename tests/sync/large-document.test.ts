import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { setPositions } from '#lib/documents/register-bulk.ts';
import { takeInSheets } from '#lib/documents/register-import.ts';
import { readRegisters } from '#lib/documents/registers.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import { largestUpdateBytes } from '#lib/protocol/messages.ts';
import { deliverOverHttp } from '#lib/sync/http-delivery.ts';
import { setUpSchool, signInAs } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

it('a small change of a document that has grown beyond what the server takes at once is delivered', async () => {
  const server = await startTestServer();
  const { org, menteeId, pairId } = await setUpSchool(server);
  const name = { org, kind: 'pair', id: pairId } as const;
  const grown = new Y.Doc();
  for (const part of ['a', 'b', 'c']) {
    const before = Y.encodeStateVector(grown);
    grown.getText(`old:${part}`).insert(0, part.repeat((largestUpdateBytes * 3) / 8));
    await server.relay.write(name, Y.encodeStateAsUpdate(grown, before));
  }

  const tablet = await openNodeTablet('account', await signInAs(server, org, menteeId));
  const document = `${org}/pair/${pairId}`;
  const lease = tablet.repository.lease(document, menteeId);
  await untilSaved(lease.document, 'onServer');
  tablet.goOffline();
  addGoal(lease.document.doc, { title: 'Мелочь' });
  await lease.document.flushed();
  await tablet.repository.closeAll();
  expect(tablet.ledger.knowsUnsent(document)).toBe(true);

  tablet.goOnline();
  const deliverer = { accountId: 'account', ledger: tablet.ledger, fetch };
  expect(await deliverOverHttp(deliverer, document)).toBe('delivered');
  const stored = new Y.Doc();
  Y.applyUpdate(stored, await server.relay.read(name));
  expect(readPlan(stored).goals).toMatchObject([{ title: 'Мелочь' }]);
  expect(tablet.ledger.knowsUnsent(document)).toBe(false);
});

/** Rows with as many words as cells may have: 230 are more than the server takes at once. */
const longRows = Array.from({ length: 230 }, (_, at): ImportRow => {
  const name = `Ученик ${at}`;
  const values = { name, request: 'запрос'.repeat(1_600) };
  return {
    ...{ row: at + 2, name, values, problems: [], consents: [], partners: [] },
    ...{ form: '', ended: false },
  };
});

it.each(['socket', 'http'])(
  'a table larger than what the server takes at once, taken in and changed without a network, is delivered by %s',
  async (way) => {
    const server = await startTestServer();
    const { org, curatorId } = await setUpSchool(server);
    const tablet = await openNodeTablet('account', await signInAs(server, org, curatorId));
    const document = `${org}/roster`;
    const lease = tablet.repository.lease(document, curatorId);
    await untilSaved(lease.document, 'onServer');
    tablet.goOffline();
    const sheets = [{ rows: longRows, register: 'mentee' }] as const;
    takeInSheets(lease.document.doc, sheets, '2026-11-26');
    // By this one writer's changes all rows belong together.
    const ids = readRegisters(lease.document.doc).map(({ id }) => id);
    setPositions(lease.document.doc, ids, '8 «Б»');
    await lease.document.flushed();
    if (way === 'http') await tablet.repository.closeAll();
    tablet.goOnline();
    if (way === 'socket') await untilSaved(lease.document, 'onServer');
    else {
      const deliverer = { accountId: 'account', ledger: tablet.ledger, fetch };
      expect(await deliverOverHttp(deliverer, document)).toBe('delivered');
    }
    const stored = new Y.Doc();
    Y.applyUpdate(stored, await server.relay.read({ org, kind: 'roster', id: '' }));
    const pupils = readRegisters(stored).filter(({ name }) => name.startsWith('Ученик '));
    expect(pupils.filter(({ position }) => position === '8 «Б»')).toHaveLength(230);
    // The ledger is written a moment after the corner has changed.
    await vi.waitFor(() => expect(tablet.ledger.knowsUnsent(document)).toBe(false));
  },
);
