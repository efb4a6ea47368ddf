import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { parseDocumentName } from '#lib/domain/document-name.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { people } from '../support/school.ts';
import { connect, connectSynced } from '../support/sync-client.ts';
import { createGatedStore } from '../support/gated-store.ts';

const pair = 'school/pair/pair';
const diary = 'school/diary/mentee';

it('logs a busy day with its troubles, and no word, name, person or key of anybody', async () => {
  const gate = createGatedStore();
  let isGated = false;
  const server = await startRelay({
    wrapStore: (inner) => {
      const gated = gate.wrap(inner);
      return { ...gated, append: (update) => (isGated ? gated : inner).append(update) };
    },
  });
  const mentee = await connectSynced(server, 'mentee', diary);
  const mentor = await connectSynced(server, 'mentor', pair);
  const reader = await connectSynced(server, 'curator', pair);
  const write = (doc: Y.Doc) => doc.getText('words').insert(0, 'СЛОВО-ПРИМЕТА ');
  mentor.sendAwareness(7, 1, { place: 'МЕСТО-ПРИМЕТА' });
  mentor.edit(write);
  mentee.edit(write);
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  await mentee.until(() => mentee.acknowledged === 1, 'stored');

  // Trouble of each kind: not allowed, not readable, not stored, not known, not there any more.
  reader.edit(write);
  mentor.sendUpdate(Buffer.from('не обновление, а СЛОВО-ПРИМЕТА'));
  mentor.sendFrame(Uint8Array.of(99, ...Buffer.from('СЛОВО-ПРИМЕТА')));
  await reader.until(() => reader.refused.length === 1, 'only a reader');
  await mentor.until(() => mentor.refused.length === 1, 'malformed');
  isGated = true;
  const late = mentee.edit(write);
  await expect.poll(() => gate.waiting.length).toBe(1);
  gate.waiting[0]?.fail();
  await mentee.until(() => mentee.refused.some(({ frame }) => frame === late), 'not stored');
  isGated = false;
  const stranger = await connect(server, 'stranger', pair);
  await stranger.until(() => stranger.closeCode === 4403, 'turned away');
  mentor.sendFrame('СЛОВО-ПРИМЕТА as text');
  await mentor.until(() => mentor.closeCode !== undefined, 'sent away');
  await server.relay.erase(parseDocumentName(diary)!, null);
  await mentee.until(() => mentee.closeCode === 4404, 'gone');
  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(mentee.doc),
    update: Y.encodeStateAsUpdate(mentee.doc),
  });
  expect(await server.http('mentee', diary, body)).toEqual({ kind: 'gone' });

  const log = server.logged.join('\n');
  for (const line of ['update refused', 'update not stored', 'message ignored']) {
    expect(log).toContain(line);
  }
  expect(log).not.toMatch(/ПРИМЕТА|Наставник|Куратор|who=|session-|account-/);
  for (const person of Object.values(people)) {
    if (person) expect(log).not.toContain(person.personId);
  }
});
