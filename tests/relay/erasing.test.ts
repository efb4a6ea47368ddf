import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { parseDocumentName } from '#lib/domain/document-name.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced } from '../support/sync-client.ts';

const diary = 'school/diary/mentee';
const words = 'слова, которые должны исчезнуть';

it('erases a document for ever: for open sockets, for tablets that return, and in the file', async () => {
  const server = await startRelay();
  const mentee = await connectSynced(server, 'mentee', diary);
  mentee.edit((doc) => doc.getText('words').insert(0, words));
  await mentee.until(() => mentee.acknowledged === 1, 'stored');
  await server.relay.erase(parseDocumentName(diary)!, null);
  await mentee.until(() => mentee.closeCode === 4404, 'sent away');

  const again = await connect(server, 'mentee', diary);
  await again.until(() => again.closeCode === 4404, 'still gone');
  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(mentee.doc),
    update: Y.encodeStateAsUpdate(mentee.doc),
  });
  expect(await server.http('mentee', diary, body)).toEqual({ kind: 'gone' });
  expect(await server.store.load(diary)).toEqual({ snapshot: null, updates: [] });
  await server.stop();

  const restarted = await startRelay({ file: server.file });
  const later = await connect(restarted, 'mentee', diary);
  await later.until(() => later.closeCode === 4404, 'gone after a restart too');
  await restarted.stop();
  expect(readFileSync(server.file).includes(words)).toBe(false);
});
