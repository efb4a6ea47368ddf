import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { addConsent, removeWithdrawal, withdrawConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { chooseMentor } from '#lib/documents/matching-choices.ts';
import { addInterview } from '#lib/documents/mentor-selection.ts';
import { addProposal, noteAgreement } from '#lib/documents/pair-states.ts';
import { addProgrammeItem } from '#lib/documents/programme-lists.ts';
import { passportText } from '#lib/documents/programme.ts';
import { setRegisterField } from '#lib/documents/registers.ts';
import { requestText } from '#lib/documents/requests.ts';
import { setRetention } from '#lib/documents/retention.ts';
import {
  addPerson,
  closePair,
  readRoster,
  removePerson,
  replaceMentor,
} from '#lib/documents/roster.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { AuditRecord } from '#lib/protocol/api.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { errorOf, type Browser } from './browser.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const words = 'Научиться плавать';

/** A document on somebody's tablet, which sends all that it has each time. */
class Copy {
  readonly doc = new Y.Doc();
  readonly path: string;
  readonly browser: Browser;

  constructor(browser: Browser, document: string, personId: string) {
    this.browser = browser;
    this.path = `/api/documents/${document}`;
    prepareForEditing(this.doc, parseDocumentName(document)!.kind, personId);
  }

  async sync(): Promise<this> {
    const body = encodeSyncBody({
      stateVector: Y.encodeStateVector(this.doc),
      update: Y.encodeStateAsUpdate(this.doc),
    });
    const request = { method: 'POST', body: new Uint8Array(body) };
    const response = await this.browser.request(this.path, request);
    if (!response.ok) throw new Error(`not synced: ${response.status}`);
    const answer = decodeSyncBody(new Uint8Array(await response.arrayBuffer()));
    Y.applyUpdate(this.doc, answer.update, 'server');
    return this;
  }

  async edit(change: (doc: Y.Doc) => void): Promise<void> {
    await this.sync();
    change(this.doc);
    await this.sync();
  }
}

/** What the record has come to since it was asked last: kind, who, about whom, what. */
function recordOf(curator: Browser, org: string) {
  let known = 0;
  return async (query = ''): Promise<string[]> => {
    const { entries } = await curator.json<AuditRecord>(`/api/audit/${org}${query}`);
    if (query) return entries.map(line).toSorted();
    const fresh = entries.slice(0, entries.length - known).map(line);
    known = entries.length;
    return fresh.filter((entry) => /^(?:changed|consent|pairing) .+\S$/u.test(entry)).toSorted();
  };
}

const line = ({ kind, personId, subjectId, detail }: AuditRecord['entries'][number]) =>
  `${kind} ${personId} ${subjectId ?? '-'} ${detail}`;

async function schoolOnRecord(server: TestServer) {
  const school = await setUpSchool(server);
  const { curator, curatorId, org } = school;
  const fresh = recordOf(curator, org);
  const roster = await new Copy(curator, `${org}/roster`, curatorId).sync();
  await fresh();
  return { ...school, roster, fresh };
}

test('the record says who of the roster was added, changed, asked, and whose consent was given or taken back', async () => {
  const server = await startTestServer();
  const { roster, fresh, org, curator, curatorId, menteeId } = await schoolOnRecord(server);
  let newId = '';
  await roster.edit((doc) => {
    newId = addPerson(doc, { name: words });
    setRegisterField(doc, menteeId, 'contact', words);
  });
  // What the tablet had from others, and sends again, is not its person's doing.
  expect(await fresh()).toEqual(
    [`changed ${curatorId} ${newId} added`, `changed ${curatorId} ${menteeId} edited`].toSorted(),
  );
  await roster.edit((doc) => {
    setRegisterField(doc, menteeId, 'contact', `${words}!`);
    requestText(doc, newId, 'with').insert(0, words);
    addInterview(doc, newId, '2026-09-01');
    chooseMentor(doc, menteeId, newId);
  });
  // Letters that follow each other are one entry.
  expect(await fresh()).toEqual(
    [
      `changed ${curatorId} ${newId} request`,
      `changed ${curatorId} ${newId} selection`,
      `changed ${curatorId} ${menteeId} matching`,
    ].toSorted(),
  );
  const paper = { personId: newId, purpose: 'participation', givenBy: words } as const;
  await roster.edit((doc) => addConsent(doc, { ...paper, givenOn: '2026-09-01' }));
  expect(await fresh()).toEqual([`consent ${curatorId} ${newId} given:participation`]);
  await roster.edit((doc) => withdrawConsent(doc, paper, { on: '2026-09-02', by: words }));
  expect(await fresh()).toEqual([`consent ${curatorId} ${newId} withdrawn:participation`]);
  await roster.edit((doc) => {
    const consent = readRoster(doc).consents.find(({ personId }) => personId === newId);
    removeWithdrawal(doc, consent!.id);
  });
  expect(await fresh()).toEqual([`consent ${curatorId} ${newId} withdrawn.mistake:participation`]);
  // Taking words out is a change too, although it adds nothing.
  requestText(roster.doc, menteeId, 'likes').insert(0, words);
  await server.relay.write({ org, kind: 'roster', id: '' }, Y.encodeStateAsUpdate(roster.doc));
  await roster.edit((doc) => requestText(doc, menteeId, 'likes').delete(0, 3));
  expect(await fresh()).toEqual([`changed ${curatorId} ${menteeId} request`]);
  await roster.edit((doc) => removePerson(doc, newId));
  await vi.waitFor(async () =>
    expect(await fresh('?kind=role')).toEqual([`role ${curatorId} ${newId} out`]),
  );
  const whole = await curator.request(`/api/audit/${org}`);
  expect(await whole.text()).not.toContain(words);
});

test('the record says which pair was proposed, formed and closed, and who joined or left it', async () => {
  const server = await startTestServer();
  const { roster, fresh, curatorId, mentorId, menteeId, pairId } = await schoolOnRecord(server);
  let [newId, proposedId] = ['', ''];
  await roster.edit((doc) => {
    newId = addPerson(doc, { name: words });
    proposedId = addProposal(doc, {
      ...{ form: 'studentStudent', mentorId, proposedOn: '2026-09-01' },
      menteeIds: [newId],
    });
  });
  expect(await fresh()).toEqual([
    `changed ${curatorId} ${newId} added`,
    `pairing ${curatorId} ${proposedId} proposed`,
  ]);
  await roster.edit((doc) => noteAgreement(doc, proposedId, '2026-09-02', 'inPerson'));
  expect(await fresh()).toEqual([`pairing ${curatorId} ${proposedId} agreed`]);
  await roster.edit((doc) => replaceMentor(doc, pairId, newId));
  expect(await fresh()).toEqual(
    [`pairing ${curatorId} ${mentorId} left`, `pairing ${curatorId} ${newId} joined`].toSorted(),
  );
  await roster.edit((doc) => closePair(doc, pairId, '2026-09-03'));
  expect(await fresh()).toEqual([`pairing ${curatorId} ${pairId} closed`]);
  // What was done with a pair was about its people.
  expect(await fresh(`?about=${menteeId}&kind=pairing`)).toContain(
    `pairing ${curatorId} ${pairId} closed`,
  );
});

test('changes of two curators in one moment are told apart, and those of the programme by its parts', async () => {
  const server = await startTestServer();
  const { roster, fresh, org, curator, curatorId, mentorId, menteeId } =
    await schoolOnRecord(server);
  let otherId = '';
  await roster.edit((doc) => {
    otherId = addPerson(doc, { name: 'Вторая', role: 'curator' });
  });
  const other = await new Copy(
    await signInAs(server, org, otherId),
    `${org}/roster`,
    otherId,
  ).sync();
  await fresh();
  setRegisterField(roster.doc, mentorId, 'contact', words);
  setRegisterField(other.doc, menteeId, 'contact', words);
  await roster.sync();
  await other.sync();
  await roster.sync();
  expect(await fresh()).toEqual(
    [`changed ${curatorId} ${mentorId} edited`, `changed ${otherId} ${menteeId} edited`].toSorted(),
  );
  const programme = new Copy(curator, `${org}/programme`, curatorId);
  await programme.edit((doc) => {
    passportText(doc, 'aim').insert(0, words);
    addProgrammeItem(doc, 'calendar', { title: words });
    setRetention(doc, 12);
  });
  expect(await fresh()).toEqual(
    ['calendar', 'passport', 'retention'].map((part) => `changed ${curatorId} - ${part}`),
  );
});

test('a curator’s look at somebody’s answers or page is on record, and a head’s at the overview', async () => {
  const server = await startTestServer();
  const { fresh, roster, org, curator, curatorId, mentorId, menteeId } =
    await schoolOnRecord(server);
  let headId = '';
  await roster.edit((doc) => {
    headId = addPerson(doc, { name: 'Директор', role: 'head' });
  });
  const [head, mentee] = [
    await signInAs(server, org, headId),
    await signInAs(server, org, menteeId),
  ];
  const answers = `${org}/answers/${menteeId}`;
  await new Copy(mentee, answers, menteeId).sync();
  await new Copy(curator, answers, curatorId).sync();
  await new Copy(curator, answers, curatorId).sync();
  await new Copy(curator, `${org}/answers/${curatorId}`, curatorId).sync();
  await new Copy(head, `${org}/overview`, headId).sync();
  await new Copy(curator, `${org}/overview`, curatorId).sync();
  for (let times = 2; times > 0; times -= 1) {
    expect((await curator.post('/api/looks', { org, personId: menteeId })).ok).toBe(true);
  }
  expect(await fresh(`?kind=copied`)).toEqual(
    [`copied ${curatorId} ${menteeId} `, `copied ${headId} - `].toSorted(),
  );
  await vi.waitFor(async () =>
    expect(await fresh(`?about=${menteeId}&kind=opened`)).toEqual([
      `opened ${curatorId} ${menteeId} page`,
    ]),
  );
  // Reading the record is on record as well, once in a while.
  await vi.waitFor(async () =>
    expect(await fresh(`?kind=opened`)).toEqual(
      [`opened ${curatorId} - record`, `opened ${curatorId} ${menteeId} page`].toSorted(),
    ),
  );
  const unknown = await curator.post('/api/looks', { org, personId: 'nobody' });
  expect(await errorOf(unknown)).toBe('404 not-found');
  const stranger = await mentee.post('/api/looks', { org, personId: mentorId });
  expect(await errorOf(stranger)).toBe('403 forbidden');
});
