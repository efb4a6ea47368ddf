import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal, addTask, setTaskStatus } from '#lib/documents/pair-plan.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { editState, type Who } from '../support/school.ts';
import { connectSynced, SyncClient } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('leaves the stored bytes as they are, whatever a reader sends', async () => {
  const server = await startRelay();
  await server.edit(pair, 'mentor', (doc) => void addGoal(doc, { title: 'Цель' }));
  const before = await server.store.load(pair);
  const curator = await connectSynced(server, 'curator', pair);

  prepareForEditing(curator.doc, 'pair', 'curator');
  curator.edit((doc) => void addGoal(doc, { title: 'Чужая' }));
  curator.edit((doc) => doc.getMap('goals').clear());
  curator.sendStep2(Y.encodeStateAsUpdate(curator.doc));
  curator.sendUpdate(editState('pair', 'mentor', (doc) => void addGoal(doc)));
  await curator.until(() => curator.acknowledged === 4, 'all are dealt with');
  expect(curator.refused.map(({ refusal }) => refusal)).toEqual(Array(4).fill('readOnly'));
  expect(await server.store.load(pair)).toEqual(before);
  expect(server.logged.filter((line) => line.includes('update refused'))).toHaveLength(4);
});

it('takes the answer of a reader who has nothing new, deletions included, for no write', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  prepareForEditing(mentor.doc, 'pair', 'mentor');
  prepareForEditing(mentee.doc, 'pair', 'mentee');
  let task = '';
  mentor.edit((doc) => void (task = addTask(doc, { title: 'Задача' })));
  mentor.edit((doc) => doc.getText('words').insert(0, 'лишнее'));
  mentor.edit((doc) => doc.getText('words').delete(0, 3));
  await mentee.until(() => mentee.doc.getText('words').length === 3, 'the partner has it');
  // Both set one value at the same time: one of the two is deleted by the merge alone.
  mentor.edit((doc) => setTaskStatus(doc, task, 'done'));
  mentee.edit((doc) => setTaskStatus(doc, task, 'postponed'));
  await mentor.until(() => mentor.acknowledged === 4, 'stored');
  await mentee.until(() => mentee.acknowledged === 1, 'stored');
  await mentor.until(() => mentor.doc.store.clients.has(mentee.doc.clientID), 'merged');

  const update = Y.encodeStateAsUpdate(mentor.doc);
  const stateVector = Y.encodeStateVector(mentor.doc);
  const body = encodeSyncBody({ stateVector, update });
  expect((await server.http('curator', pair, body)).kind).toBe('ok');

  const curator = await connectSynced(server, 'curator', pair);
  curator.sendStep2(curator.sinceRelay());
  curator.sendStep2(Y.encodeStateAsUpdate(curator.doc));
  await curator.until(() => curator.acknowledged === 2, 'both are dealt with');
  expect(curator.refused).toEqual([]);
});

it('leaves the stored bytes as they are, and tells nobody a word, whatever others send', async () => {
  const server = await startRelay();
  await server.edit(pair, 'mentor', (doc) => void addGoal(doc, { title: 'Цель' }));
  await server.edit('school/diary/mentor', 'mentor', (doc) => doc.getText('words').insert(0, 'я'));
  const mentor = await connectSynced(server, 'mentor', pair);
  const author = await connectSynced(server, 'mentor', 'school/diary/mentor');
  const intruders: [document: string, who: Who | undefined, closed: number][] = [
    [pair, 'stranger', 4403],
    [pair, 'foreignCurator', 4403],
    [pair, 'otherMentee', 4403],
    [pair, 'former', 4403],
    [pair, undefined, 4401],
    ['school/diary/mentor', 'mentee', 4403],
    ['school/diary/mentor', 'curator', 4403],
  ];
  for (const [document, who, closed] of intruders) {
    const before = await server.store.load(document);
    const lines = server.logged.length;
    const words = editState('pair', 'mentor', (doc) => void addGoal(doc, { title: 'Чужая' }));
    const socket = new SyncClient(server.url, document, who);
    // All in one breath, so that it comes before the relay has judged and said no.
    socket.socket.on('open', () => {
      socket.sendAwareness(77, 1, { place: 'здесь' });
      socket.sendUpdate(words);
      socket.sendStep2(words);
      socket.sendStep1();
    });
    await socket.until(() => socket.closeCode !== undefined, 'sent away');
    expect([who, socket.closeCode, socket.updatesHeard]).toEqual([who, closed, 0]);
    if (who) {
      const body = encodeSyncBody({ stateVector: Y.encodeStateVector(new Y.Doc()), update: words });
      expect(await server.http(who, document, body)).toEqual({ kind: 'forbidden' });
      const noted = server.logged.slice(lines).filter((line) => line.includes('not let in'));
      expect(noted).toHaveLength(2);
    }
    expect(await server.store.load(document)).toEqual(before);
  }
  for (const [witness, goals] of [
    [mentor, 1],
    [author, 0],
  ] as const) {
    await witness.answered();
    expect(witness.present.size).toBe(0);
    expect(witness.doc.getMap('goals').size).toBe(goals);
  }
});
