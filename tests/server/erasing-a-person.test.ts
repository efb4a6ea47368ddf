import { appendFileSync, copyFileSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { addAgendaPoint } from '#lib/documents/agenda.ts';
import { addConsent, withdrawConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { noteHandover } from '#lib/documents/handing-over.ts';
import { chooseMentor, setBan } from '#lib/documents/matching-choices.ts';
import { addMeeting, meetingText } from '#lib/documents/meeting-changes.ts';
import {
  addInterview,
  addTraining,
  interviewNote,
  trainingTitle,
} from '#lib/documents/mentor-selection.ts';
import { addGoal } from '#lib/documents/pair-plan.ts';
import { reportText } from '#lib/documents/pair-report.ts';
import { setOverride } from '#lib/documents/pair-states.ts';
import { answerProposal } from '#lib/documents/proposal-answers.ts';
import { addRemark } from '#lib/documents/remarking.ts';
import { requestText } from '#lib/documents/requests.ts';
import { signMeeting } from '#lib/documents/signatures.ts';
import { addPerson, readRoster } from '#lib/documents/roster.ts';
import { addProgrammeItem } from '#lib/documents/programme-lists.ts';
import { setRegisterField } from '#lib/documents/registers.ts';
import { sayWhy, setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { parseDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
import { requestTexts } from '#lib/domain/request.ts';
import type { ErasureAct, Me, NameMention } from '#lib/protocol/api.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { backUp } from '#server/storage/backup.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const marker = 'ЗиминКостяИгоревич';

/** Where the marker is found in the data folder, by file. */
function filesWithMarker({ dataDir }: TestServer, words = marker): string[] {
  return readdirSync(dataDir).filter((file) => readFileSync(join(dataDir, file)).includes(words));
}

/** A copy of a document on somebody's tablet. */
async function copyOf(server: TestServer, name: string, personId: string): Promise<Y.Doc> {
  const parsed = parseDocumentName(name)!;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read(parsed));
  prepareForEditing(doc, parsed.kind, personId);
  return doc;
}

async function deliver(browser: Browser, name: string, doc: Y.Doc): Promise<Response> {
  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(doc),
    update: Y.encodeStateAsUpdate(doc),
  });
  return browser.request(`/api/documents/${name}`, { method: 'POST', body: new Uint8Array(body) });
}

/** A school in which the marker stands wherever a pupil's name or words can stand. */
async function schoolWithMarker(server: TestServer) {
  const school = await setUpSchool(server);
  const { org, curator, curatorId, mentorId, pairId } = school;
  const menteeId = 'kostya';
  const write = async (kind: DocumentKind, id: string, change: (doc: Y.Doc) => void) => {
    const name = { org, kind, id };
    const doc = await copyOf(server, id ? `${org}/${kind}/${id}` : `${org}/${kind}`, curatorId);
    change(doc);
    await server.relay.write(name, Y.encodeStateAsUpdate(doc));
  };
  const paper = { personId: menteeId, purpose: 'participation', giver: 'parent' } as const;
  await write('roster', '', (doc) => {
    addPerson(doc, { id: menteeId, name: marker, position: '8 А', request: `${marker} просит` });
    addConsent(doc, { ...paper, givenBy: `мать: ${marker}`, givenOn: '2026-09-01' });
    withdrawConsent(doc, paper, { on: '2026-09-02', by: marker });
    addConsent(doc, { ...paper, givenBy: marker, givenOn: '2026-09-03' });
    const members = doc.getMap<Y.Map<unknown>>('members');
    for (const member of members.values()) {
      if (member.get('personId') === school.menteeId) member.set('personId', menteeId);
    }
  });
  await write('supervision', pairId, (doc) => {
    setHead(doc, { form: 'studentStudent', state: 'active' });
    setSupervisedPerson(doc, { personId: mentorId, part: 'mentor', name: 'Иван', position: '' });
    setSupervisedPerson(doc, { personId: menteeId, part: 'mentee', name: marker, position: '' });
  });
  await write('pair', pairId, (doc) => addGoal(doc, { title: `${marker} учится плавать` }));
  for (const kind of ['diary', 'answers'] as const) {
    await write(kind, menteeId, (doc) => doc.getText('words').insert(0, marker));
  }
  await write('shared', `${pairId}.${mentorId}.${menteeId}`, (doc) =>
    doc.getText('words').insert(0, marker),
  );
  await server.overview.rebuildOverview(org);

  const mentee = server.browser();
  const { code } = server.accounts.codes.issue({ org, personId: menteeId });
  const agent = { 'user-agent': encodeURI('tablet ') + Buffer.from(marker).toString('latin1') };
  await mentee.post('/api/auth/sign-in/code', { code }, agent);
  const password = { username: marker, password: 'правильная лошадь' };
  expect((await mentee.post('/api/account/password', password)).status).toBe(200);
  const version = `/api/versions/${org}/pair/${pairId}/one?reason=daily`;
  await mentee.request(version, { method: 'POST', body: Buffer.from(marker) });
  expect((await curator.post('/api/codes', { org, personId: menteeId })).status).toBe(200);
  return { ...school, menteeId, mentee };
}

/** The marker in what else is written about somebody, or by them, and goes with them and their pair. */
async function markTheRest(
  server: TestServer,
  school: Awaited<ReturnType<typeof schoolWithMarker>>,
): Promise<void> {
  const { org, curatorId, mentorId, menteeId, pairId } = school;
  const write = async (kind: DocumentKind, id: string, change: (doc: Y.Doc) => void) => {
    const doc = await copyOf(server, id ? `${org}/${kind}/${id}` : `${org}/${kind}`, curatorId);
    change(doc);
    await server.relay.write({ org, kind, id }, Y.encodeStateAsUpdate(doc));
  };
  const mark = (text: Y.Text | undefined) => {
    expect(text).toBeDefined();
    text?.insert(0, marker);
  };
  await write('roster', '', (doc) => {
    for (const field of ['contact', 'parentContact', 'workplace', 'outcome'] as const) {
      setRegisterField(doc, menteeId, field, marker);
    }
    mark(interviewNote(doc, addInterview(doc, menteeId, '2026-09-02')));
    const training = { personId: menteeId, kind: 'initial', on: '2026-09-02' } as const;
    mark(trainingTitle(doc, addTraining(doc, training)));
    setOverride(doc, pairId, marker);
    setBan(doc, curatorId, menteeId, true);
    chooseMentor(doc, menteeId, mentorId);
    for (const text of requestTexts) mark(requestText(doc, menteeId, text));
  });
  await write('answers', menteeId, (doc) => {
    for (const text of requestTexts) mark(requestText(doc, menteeId, text));
    answerProposal(doc, pairId, 'declined', marker);
  });
  await write('supervision', pairId, (doc) => {
    sayWhy(doc, marker);
    const from = { personId: 'anna', name: 'Анна' };
    const to = { personId: mentorId, name: 'Иван', position: '' };
    noteHandover(doc, { from, to, on: '2026-10-01', reason: marker });
    addRemark(doc, { anchor: 'plan', text: marker });
  });
  await write('pair', pairId, (doc) => {
    addAgendaPoint(doc, marker);
    reportText(doc, 'worked').insert(0, marker);
    const meeting = addMeeting(doc, { kind: 'working', heldOn: '2026-10-01' });
    for (const field of ['topic', 'notes'] as const) mark(meetingText(doc, meeting, field));
    expect(signMeeting(doc, meeting, menteeId)).toBeDefined();
  });
}

test('of a person who was erased nothing is found anywhere, and a curator’s tablet brings nothing back', async () => {
  const server = await startTestServer();
  const school = await schoolWithMarker(server);
  const { org, curator, curatorId, mentorId, menteeId, mentee, pairId } = school;
  await markTheRest(server, school);
  expect(filesWithMarker(server)).not.toEqual([]);
  const mentor = await signInAs(server, org, mentorId);
  // Away since before the erasure, and still writing about the pupil.
  const away = await copyOf(server, `${org}/roster`, curatorId);

  const mentorsCopy = await copyOf(server, `${org}/pair/${pairId}`, mentorId);
  addGoal(mentorsCopy, { title: `${marker} плавает` });

  const { accountId } = await mentee.json<Me>('/api/me');
  const order = { org, personId: menteeId, pairIds: [pairId] };
  const response = await curator.post('/api/erasures', order);
  const { erased, copies } = (await response.json()) as ErasureAct;
  expect(erased.map(({ name }) => name.split('/')[1]).toSorted()).toEqual(
    ['answers', 'diary', 'pair', 'person', 'shared', 'supervision'].flatMap((kind) =>
      kind === 'shared' ? Array(2).fill(kind) : kind,
    ),
  );
  expect(copies).toEqual([]);
  expect(filesWithMarker(server)).toEqual([]);
  const backup = join(temporaryFolder(), 'backup.db');
  backUp(server.dataDir, backup);
  expect(readFileSync(backup).includes(marker)).toBe(false);
  expect(await errorOf(await mentee.request('/api/me'))).toBe('401 sign-in');
  // Whoever knows the account's id is told that it was erased, and nobody else learns anything.
  const asks = { accounts: [accountId, 'guessed', menteeId] };
  const told = await server.browser().post('/api/erased-accounts', asks);
  expect(await told.json()).toEqual({ erased: [accountId] });
  expect(filesWithMarker(server, accountId)).toEqual([]);
  const words = { username: marker, password: 'правильная лошадь' };
  const byPassword = await server.browser().post('/api/auth/sign-in/username', words);
  expect(byPassword.status).not.toBe(200);
  expect((await mentor.request('/api/me')).status).toBe(200);
  const record = await curator.request(`/api/audit/${org}?person=${menteeId}`);
  const text = await record.text();
  expect(text).toContain('"erased"');
  expect(text).not.toContain(marker);
  for (const answer of [
    await curator.post('/api/person-data', { org, personId: mentorId }),
    await curator.request(`/api/erasures/${org}`),
    await curator.request(`/api/sign-ins/${org}`),
    await curator.request(`/api/versions/${org}/pair/${pairId}`),
  ]) {
    expect(await answer.text()).not.toContain(marker);
  }
  // The mentor's tablet comes back with what the two of them wrote, and learns that its copy may not stay.
  for (const [kind, id] of [
    ['pair', pairId],
    ['supervision', pairId],
    ['shared', `${pairId}.${mentorId}.${menteeId}`],
  ]) {
    const document = `${org}/${kind}/${id}`;
    expect(await errorOf(await deliver(mentor, document, mentorsCopy))).toBe('410 gone');
  }
  // Of what was never theirs nobody learns that.
  for (const document of [`${org}/diary/${menteeId}`, `${org}/pair/another`]) {
    expect(await errorOf(await deliver(mentor, document, mentorsCopy))).toBe('403 forbidden');
  }

  away.getMap<Y.Map<unknown>>('people').get(menteeId)?.set('name', `${marker} снова`);
  expect((await deliver(curator, `${org}/roster`, away)).status).toBe(200);
  await vi.waitFor(() => expect(filesWithMarker(server)).toEqual([]), { timeout: 5_000 });
  // As undoing a removal does: the same id once more.
  const back = await copyOf(server, `${org}/roster`, curatorId);
  addPerson(back, { id: menteeId, name: marker });
  expect((await deliver(curator, `${org}/roster`, back)).status).toBe(200);
  await vi.waitFor(
    async () => {
      const roster = readRoster(await copyOf(server, `${org}/roster`, curatorId));
      expect(roster.people.map(({ id }) => id)).not.toContain(menteeId);
      expect(roster.people.length).toBeGreaterThan(1);
      expect(filesWithMarker(server)).toEqual([]);
    },
    { timeout: 5_000 },
  );
});

test('what others typed about somebody is found before their erasure, and nothing that goes with them', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, mentorId, menteeId, pairId } = await schoolWithMarker(server);
  const ask = async (browser: Browser) =>
    browser.post('/api/mentions', { org, personId: menteeId });
  const found = async () => (await (await ask(curator)).json()) as NameMention[];
  expect(await found()).toEqual([{ where: 'pair', id: pairId, words: '' }]);

  const roster = await copyOf(server, `${org}/roster`, curatorId);
  setRegisterField(roster, mentorId, 'achievements', `готовит ${marker}а к олимпиаде`);
  await deliver(curator, `${org}/roster`, roster);
  const programme = await copyOf(server, `${org}/programme`, curatorId);
  addProgrammeItem(programme, 'roadmap', { title: 'Концерт', responsible: `${marker} Г. Ю.` });
  await deliver(curator, `${org}/programme`, programme);
  const supervision = await copyOf(server, `${org}/supervision/${pairId}`, curatorId);
  sayWhy(supervision, `${marker}у нужна помощь`);
  await deliver(curator, `${org}/supervision/${pairId}`, supervision);
  expect(await found()).toEqual([
    { where: 'programme', id: '', words: `${marker} Г. Ю.` },
    { where: 'person', id: mentorId, words: `готовит ${marker}а к олимпиаде` },
    { where: 'supervision', id: pairId, words: '' },
    { where: 'pair', id: pairId, words: '' },
  ]);
  const mentor = await signInAs(server, org, mentorId);
  expect(await errorOf(await ask(mentor))).toBe('403 forbidden');
});

test('a pair that stays loses the name and keeps its words', async () => {
  const server = await startTestServer();
  const { org, curator, menteeId, pairId } = await schoolWithMarker(server);
  await curator.post('/api/erasures', { org, personId: menteeId });
  const supervision = await copyOf(server, `${org}/supervision/${pairId}`, 'nobody');
  expect([...supervision.getMap('people').keys()]).toHaveLength(1);
  const pair = await copyOf(server, `${org}/pair/${pairId}`, 'nobody');
  expect(pair.getMap('goals').size).toBe(1);
});

test('pairs of others, and the last curator, are not erased along with anybody', async () => {
  const server = await startTestServer();
  const { org, curator, curatorId, menteeId, mentorId, pairId } = await setUpSchool(server);
  const last = await curator.post('/api/erasures', { org, personId: curatorId });
  expect(await errorOf(last)).toBe('409 last-curator');
  for (const pairIds of [['another'], [pairId, 'another']]) {
    const order = { org, personId: menteeId, pairIds };
    expect(await errorOf(await curator.post('/api/erasures', order))).toBe('404 not-found');
  }
  expect(await curator.json(`/api/erasures/${org}`)).toEqual([]);
  expect(mentorId).not.toBe('');
});

test('an act of destruction names the backups that still hold the person, and no others', async () => {
  const server = await startTestServer();
  const folder = temporaryFolder();
  const backup = (name: string) => {
    const file = join(folder, name);
    backUp(server.dataDir, file);
    return file;
  };
  const early = backup('before-anybody.backup');
  const { org, curator, menteeId, mentorId, pairId } = await setUpSchool(server);
  const [kept, moved] = [backup('kept.backup'), backup('moved.backup')];
  renameSync(moved, join(folder, 'elsewhere.backup'));
  copyFileSync(kept, join(server.dataDir, 'tandem.db.before-step-2'));
  copyFileSync(early, join(server.dataDir, 'tandem.db.before-step-1'));
  appendFileSync(join(server.dataDir, 'backups.jsonl'), '{"file":"damaged\n');

  const erase = async (order: object) =>
    (await (await curator.post('/api/erasures', { org, ...order })).json()) as ErasureAct;
  const { copies } = await erase({ personId: menteeId });
  expect(copies.map(({ name, isThere }) => [name, isThere])).toEqual([
    [moved, false],
    [kept, true],
    ['tandem.db.before-step-2', true],
  ]);
  for (const { madeAt } of copies) expect(Date.parse(madeAt!)).toBeGreaterThan(0);
  const after = backup('after.backup');
  expect((await erase({ pairId })).copies.map(({ name }) => name)).toContain(after);
  expect((await erase({ personId: mentorId })).copies.map(({ name }) => name)).toContain(after);
});
