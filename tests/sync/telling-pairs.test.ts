import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { setRegisterField } from '#lib/documents/registers.ts';
import { addPair, closePair, readRoster } from '#lib/documents/roster.ts';
import { readSupervision, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import type { Me } from '#lib/protocol/api.ts';
import { refreshPairHeads } from '#lib/state/pair-heads.ts';
import { session } from '#lib/state/session.svelte.ts';
import { takeInTables } from '#lib/state/taking-in-tables.ts';
import { goOnTelling, noteUntold, tellPairs } from '#lib/state/telling-pairs.ts';
import { deliverOverHttp } from '#lib/sync/http-delivery.ts';
import { DocumentRepository } from '#lib/sync/repository.ts';
import { setUpSchool } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));
vi.mock('#lib/state/session.svelte.ts', () => ({ session: {} }));

/** The tablet of a curator of a school whose mentee is in two pairs, with the roster open. */
async function curatorsTablet() {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await setUpSchool(server);
  const elsewhere = async (name: DocumentName, change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(name));
    prepareForEditing(doc, name.kind, curatorId);
    change(doc);
    await server.relay.write(name, Y.encodeStateAsUpdate(doc));
  };
  const ids = [pairId];
  await elsewhere({ org, kind: 'roster', id: '' }, (roster) => {
    setRegisterField(roster, menteeId, 'name', 'Аня Ученица');
    ids.push(addPair(roster, { form: 'studentStudent', mentorId, menteeIds: [menteeId] }));
  });
  const supervision = (id: string): DocumentName => ({ org, kind: 'supervision', id });
  for (const id of ids) {
    await elsewhere(supervision(id), (doc) =>
      setSupervisedPerson(doc, {
        ...{ personId: menteeId, name: 'Аня Ученица', position: '7 «Б»', part: 'mentee' },
      }),
    );
  }
  const tablet = await openNodeTablet(curatorId, curator);
  const { repository, ledger } = tablet;
  const me = (await curator.json<Me>('/api/me')).persons[0]!;
  Object.assign(session, { repository });
  const roster = repository.lease(formatDocumentName({ org, kind: 'roster', id: '' }), curatorId);
  await untilSaved(roster.document, 'onServer');
  return {
    ...{ tablet, repository, ledger, me, menteeId, ids, elsewhere, supervision },
    roster: roster.document.doc,
    /** What the pairs call the mentee, by the server. */
    names: () =>
      Promise.all(
        ids.map(async (id) => {
          const doc = new Y.Doc();
          Y.applyUpdate(doc, await server.relay.read(supervision(id)));
          return readSupervision(doc).people.find(({ personId }) => personId === menteeId)?.name;
        }),
      ),
    untold: async () =>
      (await ledger.read(formatDocumentName({ org, kind: 'roster', id: '' })))?.untold,
  };
}

const told = { timeout: 15_000 };

const isRenamedAgain = ({ name }: { name: string }) => name === 'Анна Зимина';

it('a table whose taking in breaks off in the middle tells the pairs of the rows before', async () => {
  const { roster, me, menteeId, names, untold } = await curatorsTablet();
  const row: ImportRow = {
    ...{ row: 2, name: 'Аня Ученица', values: { name: 'Аня Ученица', position: '8 «Б»' } },
    ...{ problems: [], consents: [], partners: [], form: '', ended: false },
  };
  const portions: number[] = [];
  const sheets = [
    { rows: [row], register: 'mentee' as const },
    {
      get rows(): ImportRow[] {
        // Between the first portion and the second the name is mended, and the second breaks.
        setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
        throw new Error('broken');
      },
      register: 'mentee' as const,
    },
  ];
  await expect(
    takeInTables(roster, me, sheets, [menteeId], (count) => void portions.push(count)),
  ).rejects.toThrow('broken');
  expect(portions).toEqual([1]);
  await expect.poll(names, told).toEqual(['Анна Ученица', 'Анна Ученица']);
  await expect.poll(untold).toEqual([]);
});

it('pairs that were not told before the tablet was killed are told at its next start', async () => {
  const { repository, ledger, roster, me, menteeId, names } = await curatorsTablet();
  noteUntold(ledger, me.org, [menteeId]);
  setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
  await repository.closeAll();
  expect(await names()).toEqual(['Аня Ученица', 'Аня Ученица']);

  const next = new DocumentRepository(repository.accountId, ledger);
  await tellPairs(next, me);
  await expect.poll(names, told).toEqual(['Анна Ученица', 'Анна Ученица']);
  await next.closeAll();
});

it('a pair that cannot be told keeps no other from being told, and stays noted', async () => {
  const { repository, ledger, roster, me, menteeId, names, untold, ids, elsewhere, supervision } =
    await curatorsTablet();
  await elsewhere(supervision(ids[0]!), (doc) => doc.getMap('meta').set('schema.99', 99));
  noteUntold(ledger, me.org, [menteeId]);
  setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
  await tellPairs(repository, me);
  await expect.poll(names, told).toEqual(['Аня Ученица', 'Анна Ученица']);
  expect(await untold()).toEqual([menteeId]);
});

it('whoever is changed again while the pairs are told is told of again; closed pairs keep what they had', async () => {
  const { repository, ledger, roster, me, menteeId, names, untold, ids, supervision } =
    await curatorsTablet();
  closePair(roster, ids[0]!, '2026-10-02');
  noteUntold(ledger, me.org, [menteeId]);
  setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
  const lease = repository.lease(formatDocumentName(supervision(ids[1]!)), me.personId);
  const isTold = (name: string) =>
    readSupervision(lease.document.doc).people.some((person) => person.name === name);
  lease.document.doc.on('update', () => {
    if (!isTold('Анна Ученица') || readRoster(roster).people.some(isRenamedAgain)) return;
    noteUntold(ledger, me.org, [menteeId]);
    setRegisterField(roster, menteeId, 'name', 'Анна Зимина');
  });
  await tellPairs(repository, me);
  await expect.poll(names, told).toEqual(['Аня Ученица', 'Анна Зимина']);
  expect(await untold()).toEqual([]);
});

it('pairs that are not on a tablet without a network stay noted, and are told when it is back', async () => {
  const { ledger, repository, roster, me, menteeId, names, untold, tablet } =
    await curatorsTablet();
  tablet.goOffline();
  setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
  await refreshPairHeads(me, [menteeId]);
  expect(await untold()).toEqual([menteeId]);
  await repository.closeAll();

  // Where no socket opens, the pairs come over HTTP.
  tablet.network.http = true;
  const next = new DocumentRepository(repository.accountId, ledger);
  await tellPairs(next, me);
  expect(await untold()).toEqual([]);
  await next.closeAll();
  tablet.goOnline();
  for (const entry of ledger.known.filter(({ unsent }) => unsent > 0)) {
    await deliverOverHttp({ accountId: next.accountId, ledger, fetch }, entry.document);
  }
  expect(await names()).toEqual(['Анна Ученица', 'Анна Ученица']);
});

it('whoever leaves waits for no pair, and what was not told stays noted', async () => {
  const { repository, ledger, roster, me, menteeId, untold, tablet, ids, supervision } =
    await curatorsTablet();
  const pairs = ids.map(
    (id) => repository.lease(formatDocumentName(supervision(id)), me.personId).document,
  );
  for (const pair of pairs) await untilSaved(pair, 'onServer');
  // A relay that does not answer is waited for, pair by pair.
  tablet.goOffline();
  tablet.network.http = true;
  noteUntold(ledger, me.org, [menteeId]);
  setRegisterField(roster, menteeId, 'name', 'Анна Ученица');
  const telling = tellPairs(repository, me);
  repository.leave();
  await telling;
  await tellPairs(repository, me);
  const namesHere = pairs.flatMap(({ doc }) =>
    readSupervision(doc).people.map((each) => each.name),
  );
  expect(namesHere).not.toContain('Анна Ученица');
  expect(await untold()).toEqual([menteeId]);
});

it('the queue leaves a name that is being typed to the page, and goes on with what stays noted', async () => {
  const { repository, ledger, roster, me, menteeId, names, untold } = await curatorsTablet();
  for (const name of ['Ан', 'Анна']) {
    setRegisterField(roster, menteeId, 'name', name);
    noteUntold(ledger, me.org, [menteeId]);
    await goOnTelling(repository, me);
  }
  expect(await untold()).toEqual([menteeId]);
  await goOnTelling(repository, me);
  expect(await untold()).toEqual([]);
  await expect.poll(names, told).toEqual(['Анна', 'Анна']);
});

it('a page that tells pairs while its account is being closed breaks nothing', async () => {
  const { repository, me, menteeId, untold } = await curatorsTablet();
  vi.spyOn(repository, 'lease').mockImplementation(() => {
    throw new Error('closed');
  });
  await expect(refreshPairHeads(me, [menteeId])).resolves.toBeUndefined();
  expect(await untold()).toEqual([menteeId]);
});
