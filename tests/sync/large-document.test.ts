import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
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
