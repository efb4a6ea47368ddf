import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { addDiaryEntry } from '#lib/documents/diary.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { editState, people, type Who } from '../support/school.ts';
import { connect, connectSynced } from '../support/sync-client.ts';

const diary = 'school/diary/mentor';
const others = (Object.keys(people) as Who[]).filter((who) => who !== 'mentor');
const body = encodeSyncBody({
  stateVector: Y.encodeStateVector(new Y.Doc()),
  update: editState('diary', 'mentor', (doc) => {
    addDiaryEntry(doc, { pairId: 'pair', answers: { hard: 'Подделка' } });
  }),
});

it.each(others)('keeps a mentor’s diary from: %s', async (who) => {
  const server = await startRelay();
  await server.edit(diary, 'mentor', (doc) => {
    addDiaryEntry(doc, { pairId: 'pair', answers: { worked: 'Только моё' } });
  });
  const before = await server.store.load(diary);

  const intruder = await connect(server, who, diary);
  intruder.sendStep1();
  intruder.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
  await intruder.until(() => intruder.closeCode !== undefined, 'sent away');
  expect(intruder.closeCode).toBe(4403);
  expect(intruder.relayStateVectors).toEqual([]);
  expect(intruder.doc.share.size).toBe(0);
  expect(await server.http(who, diary, body)).toEqual({ kind: 'forbidden' });
  expect(await server.store.load(diary)).toEqual(before);
});

it('says nothing in the logs about whose diary it is', async () => {
  const server = await startRelay();
  const owner = await connectSynced(server, 'mentor', diary);
  owner.sendUpdate(Uint8Array.of(1, 1, 1));
  await owner.until(() => owner.refused.length > 0, 'refused');
  expect(server.logged.join('')).toContain('"kind":"diary"');
  expect(server.logged.join('')).not.toContain('mentor');
});
