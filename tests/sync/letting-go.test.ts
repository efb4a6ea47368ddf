import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal } from '#lib/documents/pair-plan.ts';
import { addPerson, replaceMentor } from '#lib/documents/roster.ts';
import type { Me } from '#lib/protocol/api.ts';
import { isHopeless, letGoForGood, LettingGo } from '#lib/state/letting-go.ts';
import { fetchToKeep } from '#lib/sync/fetch-to-keep.ts';
import { deliverOverHttp } from '#lib/sync/http-delivery.ts';
import { KeptCopies } from '#lib/sync/kept-copies.ts';
import { letGoOfLost } from '#lib/sync/letting-go.ts';
import { setUpSchool, signInAs } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { databaseNames, openDatabase, readLog } from '../support/memory-database.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

const day = 86_400_000;

/** The mentor's tablet, which has the pair's plan and does not have it open. */
async function mentorsTablet() {
  const server = await startTestServer();
  const school = await setUpSchool(server);
  const { org, mentorId, pairId } = school;
  const browser = await signInAs(server, org, mentorId);
  const tablet = await openNodeTablet(mentorId, browser);
  const { repository, ledger } = tablet;
  const plan = `${org}/pair/${pairId}`;
  const read = async (change?: (doc: Y.Doc) => void) => {
    const { document } = repository.lease(plan, mentorId);
    await document.opened;
    if (change) change(document.doc);
    else await untilSaved(document, 'onServer');
    await document.flushed();
    await repository.closeAll();
  };
  await read();
  return {
    ...{ server, school, plan, repository, ledger, tablet },
    write: (title: string) => read((doc) => void addGoal(doc, { title })),
    persons: async () => (await browser.json<Me>('/api/me')).persons,
    deliver: () => deliverOverHttp({ accountId: mentorId, ledger, fetch }, plan),
    has: () => databaseNames().includes(`tandem/${mentorId}/${plan}`),
    erase: () => school.curator.post('/api/erasures', { org, pairId }),
    handOver: async () => {
      const name = { org, kind: 'roster', id: '' } as const;
      const roster = new Y.Doc();
      Y.applyUpdate(roster, await server.relay.read(name));
      prepareForEditing(roster, 'roster', school.curatorId);
      replaceMentor(roster, pairId, addPerson(roster, { name: 'Новая Наставница' }));
      await server.relay.write(name, Y.encodeStateAsUpdate(roster));
    },
  };
}

it('what was erased goes from the tablet too, and that it is gone stays known', async () => {
  const { repository, ledger, plan, persons, deliver, has, erase } = await mentorsTablet();
  const gone: string[] = [];
  const letting = new LettingGo(repository, (documents) => gone.push(...documents));
  await letting.run(await persons());
  expect(has()).toBe(true);

  expect((await erase()).ok).toBe(true);
  expect(await deliver()).toBe('gone');
  await letting.run(await persons());
  expect(has()).toBe(false);
  expect(gone).toEqual([plan]);
  expect(await ledger.read(plan)).toMatchObject({ erased: true, unsent: 0, confirmedAt: null });
});

it('words that were not sent when a pair was erased stay until their author has taken a copy', async () => {
  const { repository, ledger, plan, persons, tablet, write, deliver, has, erase } =
    await mentorsTablet();
  tablet.goOffline();
  await write('Не успел отправить');
  await erase();
  tablet.goOnline();
  expect(await deliver()).toBe('gone');
  await new LettingGo(repository, () => undefined).run(await persons());
  expect(has()).toBe(true);
  expect(isHopeless((await ledger.read(plan))!, await persons())).toBe(true);
  await letGoForGood(repository, plan);
  expect(has()).toBe(false);
});

it('the plan of a pair that somebody has handed over goes when the server has said so for a day', async () => {
  const { repository, plan, persons, ledger, has, handOver } = await mentorsTablet();
  const known = new Set<string>();
  const look = (now: number) => letGoOfLost(repository, [plan], known, () => now);
  await handOver();
  const letting = new LettingGo(repository, () => undefined);
  await letting.run(await persons());
  expect(has()).toBe(true);
  const since = (await ledger.read(plan))?.outSince ?? 0;
  expect(await look(since + day - 1)).toEqual([]);
  expect(await look(since + day)).toEqual([plan]);
  expect(has()).toBe(false);
});

it('an account that may read again keeps its copy, as does one whose server is only away', async () => {
  const { repository, ledger, plan, tablet, has } = await mentorsTablet();
  await ledger.write({ document: plan, outSince: 1 });
  tablet.network.http = false;
  expect(await letGoOfLost(repository, [plan], new Set(), () => 5 * day)).toEqual([]);
  tablet.network.http = true;
  expect(await letGoOfLost(repository, [plan], new Set(), () => 5 * day)).toEqual([]);
  expect(has()).toBe(true);
  expect((await ledger.read(plan))?.outSince).toBeNull();
});

it('a page that a proxy answers with is not taken for the server’s word', async () => {
  const { repository, ledger, plan, deliver } = await mentorsTablet();
  await ledger.write({ document: plan, outSince: 1, etag: null });
  for (const status of [401, 403, 410]) {
    vi.stubGlobal('fetch', async () => new Response('<h1>Школьный фильтр</h1>', { status }));
    expect(await deliver()).toBe('later');
    expect(await letGoOfLost(repository, [plan], new Set(), () => 5 * day)).toEqual([]);
  }
  expect((await ledger.read(plan))?.refused).not.toBe('readOnly');
});

it('what was erased of somebody does not linger in the rows of a curator’s tablet', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, menteeId } = await setUpSchool(server);
  const { repository } = await openNodeTablet(curatorId, curator);
  const { document } = repository.lease(`${org}/roster`, curatorId);
  const rows = async () =>
    Buffer.concat((await readLog(await openDatabase(`tandem/${curatorId}/${org}/roster`))).rows);
  await untilSaved(document, 'onServer');
  await document.flushed();
  expect((await rows()).includes('Аня Ученица')).toBe(true);

  await curator.post('/api/erasures', { org, personId: menteeId });
  await expect.poll(() => document.doc.getMap('people').has(menteeId)).toBe(false);
  await repository.closeAll();
  expect((await rows()).includes('Аня Ученица')).toBe(false);
  expect((await rows()).includes('Иван Наставник')).toBe(true);
});

it('what the queue lets go of while it is being fetched comes whole the next time', async () => {
  const { plan, repository, ledger, has } = await mentorsTablet();
  const copies = new KeptCopies(repository, () => undefined);
  const reach = fetch;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const answer = await reach(path, init);
    await copies.letGoOfAllBut(new Set());
    return answer;
  });
  expect(await fetchToKeep(repository, plan)).toBe('later');
  expect(await ledger.read(plan)).toMatchObject({ kept: true, confirmedAt: null });

  vi.stubGlobal('fetch', reach);
  expect(await fetchToKeep(repository, plan)).toBe('delivered');
  expect(await fetchToKeep(repository, plan)).toBe('unchanged');
  expect(has()).toBe(true);
});
