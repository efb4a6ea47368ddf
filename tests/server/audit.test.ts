import { join } from 'node:path';

import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { chooseMentor, setBan, setGroup } from '#lib/documents/matching-choices.ts';
import {
  addCriterion,
  addInterview,
  addTraining,
  interviewNote,
  setMark,
  trainingTitle,
} from '#lib/documents/mentor-selection.ts';
import { addGoal } from '#lib/documents/pair-plan.ts';
import { setRole } from '#lib/documents/roster-roles.ts';
import { addPerson } from '#lib/documents/roster.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { AuditEntry, AuditRecord } from '#lib/protocol/api.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const words = 'Научиться плавать';

/** Changes a document as somebody's tablet does. */
async function change(
  server: TestServer,
  browser: Browser,
  document: string,
  personId: string,
  edit: (doc: Y.Doc) => void,
): Promise<void> {
  const name = parseDocumentName(document)!;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read(name));
  prepareForEditing(doc, name.kind, personId);
  edit(doc);
  const update = Y.encodeStateAsUpdate(doc);
  const body = encodeSyncBody({ stateVector: Y.encodeStateVector(doc), update });
  const path = `/api/documents/${document}`;
  const response = await browser.request(path, { method: 'POST', body: new Uint8Array(body) });
  if (!response.ok) throw new Error(`not taken: ${response.status}`);
}

test('who read and changed what, signed in, got a code and became whom is on record, without a word of theirs', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await setUpSchool(server);
  const mentee = await signInAs(server, org, menteeId);
  const [pair, roster] = [`${org}/pair/${pairId}`, `${org}/roster`];
  await change(server, mentee, pair, menteeId, (doc) => addGoal(doc, { title: words }));
  await change(server, mentee, pair, menteeId, (doc) => addGoal(doc, { title: words }));
  await change(server, mentee, `${org}/diary/${menteeId}`, menteeId, (doc) =>
    doc.getText('words').insert(0, words),
  );
  await change(server, curator, pair, curatorId, () => undefined);
  await curator.post('/api/codes', { org, personId: mentorId });
  await change(server, curator, roster, curatorId, (doc) => setRole(doc, mentorId, 'curator'));
  await curator.request(`/api/sign-ins/${org}/${menteeId}`, { method: 'DELETE' });

  const read = async (query = '') =>
    (await curator.json<AuditRecord>(`/api/audit/${org}${query}`)).entries;
  const told = (entries: readonly AuditEntry[]) =>
    entries
      // That the record was read is on record too, from the first reading on.
      .filter(({ detail }) => detail !== 'record')
      .map(({ kind, personId, subjectId, document, detail }) =>
        [kind, personId, subjectId ?? '-', document ?? '-', detail].join(' ').trim(),
      )
      .toSorted();
  await vi.waitFor(async () =>
    expect(told(await read())).toEqual(
      [
        `signIn ${curatorId} - -`,
        `signIn ${menteeId} - -`,
        `changed ${menteeId} ${pairId} pair`,
        `copied ${curatorId} ${pairId} pair`,
        `code ${curatorId} ${mentorId} -`,
        `changed ${curatorId} - roster`,
        `role ${curatorId} ${mentorId} - curator`,
        `revoked ${curatorId} ${menteeId} -`,
      ].toSorted(),
    ),
  );
  const answer = await curator.request(`/api/audit/${org}`);
  expect(await answer.text()).not.toContain(words);

  expect(told(await read(`?kind=role`))).toHaveLength(1);
  // With what a curator read of their pair.
  expect(told(await read(`?person=${menteeId}`))).toHaveLength(4);
  expect(told(await read(`?by=${menteeId}`))).toHaveLength(2);
  expect(told(await read(`?by=${curatorId}&about=${menteeId}`))).toEqual(
    [`copied ${curatorId} ${pairId} pair`, `revoked ${curatorId} ${menteeId} -`].toSorted(),
  );
  const soon = new Date(Date.now() + 60_000).toISOString();
  expect(await read(`?from=${soon}`)).toEqual([]);
  expect(told(await read(`?until=${soon}`))).toHaveLength(8);
  const wrong = await curator.request(`/api/audit/${org}?from=yesterday`);
  expect(await errorOf(wrong)).toBe('400 malformed');
});

test('nobody but a curator reads the record', async () => {
  const server = await startTestServer();
  const { org, curator, mentorId } = await setUpSchool(server);
  let headId = '';
  await change(server, curator, `${org}/roster`, 'test', (doc) => {
    headId = addPerson(doc, { name: 'Директор', role: 'head' });
  });
  for (const personId of [mentorId, headId]) {
    const browser = await signInAs(server, org, personId);
    expect(await errorOf(await browser.request(`/api/audit/${org}`))).toBe('403 forbidden');
  }
  expect(await errorOf(await server.browser().request(`/api/audit/${org}`))).toBe('401 sign-in');
});

test('a curator exports all that the school holds about a person but their diary, and the pair sees it', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await setUpSchool(server);
  const mentee = await signInAs(server, org, menteeId);
  await change(server, mentee, `${org}/pair/${pairId}`, menteeId, (doc) =>
    addGoal(doc, { title: words }),
  );
  await change(server, curator, `${org}/roster`, curatorId, (doc) => {
    const interview = addInterview(doc, menteeId, '2026-09-02');
    setMark(doc, interview, 'respect', 4);
    setMark(doc, interview, addCriterion(doc, 'Любит походы'), 5);
    addCriterion(doc, 'Не о ней');
    interviewNote(doc, interview)?.insert(0, 'слушает');
    const training = addTraining(doc, { personId: menteeId, kind: 'initial', on: '2026-09-03' });
    trainingTitle(doc, training)?.insert(0, 'школа наставника');
    addInterview(doc, mentorId, '2026-09-02');
    setBan(doc, mentorId, menteeId, true);
    setBan(doc, mentorId, 'another', true);
    chooseMentor(doc, menteeId, '');
    setGroup(doc, mentorId, true);
  });
  const secret = 'только для меня';
  await change(server, mentee, `${org}/diary/${menteeId}`, menteeId, (doc) =>
    doc.getText('words').insert(0, secret),
  );
  const response = await curator.post('/api/person-data', { org, personId: menteeId });
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    person: { name: 'Аня Ученица' },
    consents: [{ givenBy: 'родитель' }],
    pairs: [{ id: pairId, plan: { goals: [{ title: words }] } }],
    answers: [],
    interviews: [{ note: 'слушает', marks: { respect: 4 } }],
    trainings: [{ title: 'школа наставника' }],
    criteria: [{ title: 'Любит походы' }],
    decisions: ['banned', 'leftOut'],
    signIn: { devices: 1 },
  });
  expect(text).not.toContain(secret);
  const openings = await mentee.json(`/api/openings/${org}/pair/${pairId}`);
  expect(openings).toMatchObject([{ personId: curatorId, kind: 'copied' }]);
  const { entries: record } = await curator.json<AuditRecord>(`/api/audit/${org}?kind=export`);
  expect(record).toMatchObject([{ personId: curatorId, subjectId: menteeId }]);

  const mentor = await signInAs(server, org, mentorId);
  const refused = await mentor.post('/api/person-data', { org, personId: mentorId });
  expect(await errorOf(refused)).toBe('403 forbidden');
  const nobody = await curator.post('/api/person-data', { org, personId: 'nobody' });
  expect(await errorOf(nobody)).toBe('404 not-found');
});

test('the record is kept for as many years as the server is told, and curators read how many', async () => {
  const dataDir = temporaryFolder();
  const store = createSqliteStore(openDatabase(join(dataDir, 'tandem.db')));
  const day = 24 * 3_600_000;
  const event = {
    org: 'a',
    kind: 'code',
    personId: null,
    subjectId: null,
    document: null,
  } as const;
  for (const [detail, age] of [
    ['old', 2 * 366],
    ['kept', 2 * 364],
  ] as const) {
    await store.recordEvent({ ...event, detail, at: Date.now() - age * day });
  }
  await store.close();
  const server = await startTestServer({ env: { DATA_DIR: dataDir, RECORD_YEARS: '2' } });
  await vi.waitFor(
    async () =>
      expect(await server.store.events('a', { limit: 10 })).toMatchObject([{ detail: 'kept' }]),
    { timeout: 10_000 },
  );
  const { org, curator } = await setUpSchool(server);
  const { keptYears } = await curator.json<AuditRecord>(`/api/audit/${org}`);
  expect(keptYears).toBe(2);
});
