import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { addGoal } from '#lib/documents/pair-plan.ts';
import { shareReflection, takeReflectionBack } from '#lib/documents/pair-reflections.ts';
import { replaceMentor } from '#lib/documents/roster.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import type { Who } from '../support/school.ts';
import { connect, connectSynced, type SyncClient } from '../support/sync-client.ts';

const pair = 'school/pair/pair';
const supervision = 'school/supervision/pair';
/** What is shared in the pair, in whose time and by whom; the other mentor takes over. */
const shared = (mentor: 'mentor' | 'other-mentor', author: string) =>
  `school/shared/pair.${mentor}.${author}`;

async function writer(server: RelayServer, who: Who, document: string): Promise<SyncClient> {
  const client = await connectSynced(server, who, document);
  prepareForEditing(client.doc, document.includes('/shared/') ? 'shared' : 'pair', who);
  return client;
}

async function share(client: SyncClient, words: string): Promise<string> {
  let id = '';
  const frame = client.edit((doc) => (id = shareReflection(doc, '', words)));
  await client.until(() => client.acknowledged >= frame, 'stored');
  return id;
}

/** All bytes that `who` gets of a document, by socket and over HTTP; `null` when there is no way in. */
async function bytesFor(server: RelayServer, who: Who, document: string): Promise<string | null> {
  const socket = await connect(server, who, document);
  socket.sendStep1();
  await socket.until(
    () => socket.closeCode !== undefined || socket.relayStateVectors.length > 0,
    'let in or not',
  );
  const none = { stateVector: Y.encodeStateVector(new Y.Doc()), update: new Uint8Array() };
  const answer = await server.http(who, document, encodeSyncBody(none));
  if (socket.closeCode !== undefined) {
    expect(socket.closeCode).toBe(4403);
    expect(answer.kind).toBe('forbidden');
    return null;
  }
  await socket.answered();
  if (answer.kind !== 'ok') throw new Error('one way in is open and the other is not');
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return text(Y.encodeStateAsUpdate(socket.doc)) + text(decodeSyncBody(answer.body).update);
}

const handOver = (server: RelayServer) =>
  server.edit('school/roster', 'curator', (doc) => replaceMentor(doc, 'pair', 'other-mentor'));

it('sends the earlier mentor away at once and lets the new one in, to plan and journal alike', async () => {
  const server = await startRelay();
  const mentor = await writer(server, 'mentor', pair);
  const goal = mentor.edit((doc) => addGoal(doc, { title: 'Цель' }));
  await mentor.until(() => mentor.acknowledged >= goal, 'stored');
  const head = await connectSynced(server, 'mentor', supervision);
  const words = await connectSynced(server, 'mentor', shared('mentor', 'mentee'));
  const mentee = await writer(server, 'mentee', pair);
  expect(await bytesFor(server, 'otherMentor', pair)).toBeNull();

  await handOver(server);
  for (const socket of [mentor, head, words]) {
    await socket.until(() => socket.closeCode === 4403, 'sent away');
  }
  expect(mentee.closeCode).toBeUndefined();
  for (const document of [pair, supervision, shared('mentor', 'mentee')]) {
    expect(await bytesFor(server, 'mentor', document)).toBeNull();
  }
  expect(await bytesFor(server, 'otherMentor', pair)).toContain('Цель');
  expect(await bytesFor(server, 'otherMentor', supervision)).not.toBeNull();
});

it('gives the new mentor of what was shared exactly what each author has shared again', async () => {
  const server = await startRelay();
  const [byMentee, byMentor] = [
    await writer(server, 'mentee', shared('mentor', 'mentee')),
    await writer(server, 'mentor', shared('mentor', 'mentor')),
  ];
  await share(byMentee, 'СКРЫТО-1');
  const again = await share(byMentee, 'ВЫБРАНО-1');
  await share(byMentor, 'СКРЫТО-2');

  await handOver(server);
  // A tablet that has not heard of it shares on, in the earlier mentor's time.
  await share(byMentee, 'СКРЫТО-3');
  const everything = async () =>
    (
      await Promise.all(
        [
          pair,
          supervision,
          ...(['mentor', 'other-mentor'] as const).flatMap((time) =>
            ['mentor', 'other-mentor', 'mentee'].map((author) => shared(time, author)),
          ),
        ].map((document) => bytesFor(server, 'otherMentor', document)),
      )
    ).join('\n');
  expect(await everything()).not.toMatch(/СКРЫТО|ВЫБРАНО/u);

  const forNew = await writer(server, 'mentee', shared('other-mentor', 'mentee'));
  await share(forNew, 'ВЫБРАНО-1');
  const gone = byMentee.edit((doc) => takeReflectionBack(doc, again));
  await byMentee.until(() => byMentee.acknowledged >= gone, 'taken back');
  // Whoever has left writes into what is for the new one, and reads nothing of it but their own.
  const parting = await writer(server, 'mentor', shared('other-mentor', 'mentor'));
  await share(parting, 'ВЫБРАНО-2');
  expect(await bytesFor(server, 'mentor', shared('other-mentor', 'mentee'))).toBeNull();

  const now = await everything();
  expect(now).toContain('ВЫБРАНО-1');
  expect(now).toContain('ВЫБРАНО-2');
  expect(now).not.toContain('СКРЫТО');
  expect(await bytesFor(server, 'mentee', shared('mentor', 'mentor'))).toContain('СКРЫТО-2');
  expect(await bytesFor(server, 'curator', shared('mentor', 'mentee'))).toContain('СКРЫТО-3');
});

it('lets nobody write into what another shared, neither the mentor nor the curator', async () => {
  const server = await startRelay();
  const document = shared('mentor', 'mentee');
  await share(await writer(server, 'mentee', document), 'Мои слова');
  for (const who of ['mentor', 'curator'] as const) {
    const other = await writer(server, who, document);
    const frame = other.edit((doc) => doc.getMap('reflections').clear());
    await other.until(() => other.refused.some((refused) => refused.frame === frame), 'refused');
  }
  expect(await bytesFor(server, 'mentor', document)).toContain('Мои слова');
});
