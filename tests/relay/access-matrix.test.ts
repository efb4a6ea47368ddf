import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Access } from '#lib/domain/access.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { people, type Who } from '../support/school.ts';
import { connect } from '../support/sync-client.ts';

/** Who may do what, written out by hand. Whoever is not named may do nothing. */
const table: Record<string, Partial<Record<Who, Exclude<Access, 'none'>>>> = {
  'school/programme': {
    curator: 'write',
    head: 'read',
    mentor: 'read',
    mentee: 'read',
    otherMentor: 'read',
    otherMentee: 'read',
    former: 'read',
  },
  'school/roster': { curator: 'write' },
  'school/overview': { curator: 'read', head: 'read' },
  'school/pair/pair': { curator: 'read', mentor: 'write', mentee: 'write' },
  'school/pair/closed-pair': { curator: 'read', mentor: 'read', mentee: 'read' },
  'school/pair/other-pair': { curator: 'read', otherMentor: 'write', otherMentee: 'write' },
  'school/pair/no-such-pair': {},
  'school/supervision/pair': { curator: 'write', mentor: 'read', mentee: 'read' },
  'school/supervision/closed-pair': { curator: 'write', mentor: 'read', mentee: 'read' },
  'school/diary/mentor': { mentor: 'write' },
  'school/diary/removed': { removed: 'read' },
  'school/answers/mentee': { mentee: 'write', curator: 'read' },
  'school/answers/curator': { curator: 'write' },
};

const everybody = Object.keys(people) as Who[];

function wordsUpdate(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

function wordsIn(...updates: Uint8Array[]): string {
  const doc = new Y.Doc();
  updates.forEach((update) => Y.applyUpdate(doc, update));
  return doc.getText('words').toString();
}

/** Everything that `who` can do, by trying all of it. */
async function attempt(server: RelayServer, who: Who, document: string) {
  const socket = await connect(server, who, document);
  const gone = () => socket.closeCode !== undefined;
  socket.sendStep1();
  await socket.until(() => gone() || socket.relayStateVectors.length > 0, 'let in or not');
  if (!gone()) {
    socket.sendAwareness(7, 1, { place: 'goal' });
    socket.sendStep2(wordsUpdate('step 2'));
    socket.sendUpdate(wordsUpdate('update'));
    await socket.until(() => gone() || socket.acknowledged === 2, 'both frames are dealt with');
    await socket.answered();
  }
  const stateVector = Y.encodeStateVector(new Y.Doc());
  const none = new Uint8Array();
  const read = await server.http(who, document, encodeSyncBody({ stateVector, update: none }));
  const update = wordsUpdate('http');
  const write = await server.http(who, document, encodeSyncBody({ stateVector, update }));
  return {
    closed: socket.closeCode,
    step1: socket.doc.getText('words').toString().includes('secret'),
    awareness: socket.present.has(7),
    refused: socket.refused.map(({ frame, refusal }) => `${frame} ${refusal}`),
    httpRead: read.kind === 'ok' && wordsIn(decodeSyncBody(read.body).update).includes('secret'),
    httpWrite: write.kind === 'refused' ? write.refusal : write.kind,
    stored: wordsIn(await server.relay.read(parseDocumentName(document)!)),
  };
}

const expected = {
  none: {
    closed: 4403,
    step1: false,
    awareness: false,
    refused: [],
    httpRead: false,
    httpWrite: 'forbidden',
  },
  read: {
    closed: undefined,
    step1: true,
    awareness: true,
    refused: ['1 readOnly', '2 readOnly'],
    httpRead: true,
    httpWrite: 'readOnly',
  },
  write: {
    closed: undefined,
    step1: true,
    awareness: true,
    refused: [],
    httpRead: true,
    httpWrite: 'ok',
  },
} as const;

describe.each(Object.keys(table))('%s', (document) => {
  it.each(everybody.map((who) => [who, table[document]![who] ?? 'none'] as const))(
    'gives %s the right to: %s',
    async (who, access) => {
      const server = await startRelay();
      const { append } = server.store;
      await append.call(server.store, { document, update: wordsUpdate('secret'), personId: null });
      const { stored, ...did } = await attempt(server, who, document);
      expect(did).toEqual(expected[access]);
      const written = ['step 2', 'update', 'http'].filter((words) => stored.includes(words));
      expect(written).toHaveLength(access === 'write' ? 3 : 0);
    },
  );
});
