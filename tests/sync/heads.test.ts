import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { closePair, reopenPair } from '#lib/documents/roster.ts';
import { readSupervision, setHead } from '#lib/documents/supervision.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { HeadKeeper } from '#lib/state/head-keeper.ts';
import { setUpSchool } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

it('where two curators took different steps apart, the supervision follows the roster, and a newer step is not undone', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, pairId } = await setUpSchool(server);
  const [rosterName, headName]: DocumentName[] = [
    { org, kind: 'roster', id: '' },
    { org, kind: 'supervision', id: pairId },
  ];
  const elsewhere = async (name: DocumentName, change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(name));
    prepareForEditing(doc, name.kind, curatorId);
    change(doc);
    await server.relay.write(name, Y.encodeStateAsUpdate(doc));
  };
  const head = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(headName!));
    return readSupervision(doc).head;
  };
  // As it is after one has closed and the other paused: the closing won in one document, the pause in the other.
  await elsewhere(rosterName!, (doc) => closePair(doc, pairId, '2026-10-02'));
  await elsewhere(headName!, (doc) => setHead(doc, { state: 'paused', pausedOn: '2026-10-01' }));

  const { repository } = await openNodeTablet(curatorId, curator);
  const open = [rosterName, headName].map((name) =>
    repository.lease(formatDocumentName(name!), curatorId),
  );
  for (const { document } of open) await untilSaved(document, 'onServer');
  const keeper = new HeadKeeper(repository);
  const look = () => keeper.look([{ org, personId: curatorId }]);
  await look();
  expect((await head()).state).toBe('paused');
  await look();
  for (const { document } of open) await untilSaved(document, 'onServer');
  expect(await head()).toMatchObject({ state: 'closed', endsOn: '2026-10-02', pausedOn: null });

  // Another curator's step of which this tablet has one half only.
  await elsewhere(headName!, (doc) => setHead(doc, { state: 'active' }));
  await expect.poll(async () => readSupervision(open[1]!.document.doc).head.state).toBe('active');
  await look();
  await elsewhere(rosterName!, (doc) => reopenPair(doc, pairId));
  await look();
  expect((await head()).state).toBe('active');
});
