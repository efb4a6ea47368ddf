import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Access } from '#lib/domain/access.ts';
import { setItemValue } from '#lib/documents/items.ts';
import {
  closePair,
  removeMember,
  removePerson,
  reopenPair,
  restoreMember,
  restorePerson,
} from '#lib/documents/roster.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { people, type Who } from '../support/school.ts';
import { connect, type SyncClient } from '../support/sync-client.ts';

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
  'school/shared/pair.mentor.mentee': { curator: 'read', mentor: 'read', mentee: 'write' },
  'school/shared/pair.mentor.former': {
    curator: 'read',
    mentor: 'read',
    mentee: 'read',
    former: 'write',
  },
  'school/shared/pair.former.mentee': { curator: 'read', mentee: 'write' },
  // Closed: its author may still take back, and nobody else gains anything.
  'school/shared/closed-pair.mentor.mentee': { curator: 'read', mentor: 'read', mentee: 'write' },
  'school/shared/closed-pair.mentor.former': {
    curator: 'read',
    mentor: 'read',
    mentee: 'read',
    former: 'write',
  },
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

/** Everything that `who` can do, by trying all of it; through `open` if that is still open. */
async function attempt(server: RelayServer, who: Who, document: string, open?: SyncClient) {
  const usable = open && open.closeCode === undefined ? open : undefined;
  const socket = usable ?? (await connect(server, who, document));
  const gone = () => socket.closeCode !== undefined;
  const awarenessId = 7 + everybody.indexOf(who);
  socket.sendStep1();
  await socket.until(() => gone() || socket.relayStateVectors.length > 0, 'let in or not');
  if (!gone()) {
    socket.sendAwareness(awarenessId, 1, { place: 'goal' });
    socket.sendStep2(wordsUpdate(`step 2 of ${who},`));
    socket.sendUpdate(wordsUpdate(`update of ${who},`));
    await socket.until(() => gone() || socket.acknowledged === 2, 'both frames are dealt with');
    if (!gone()) await socket.answered();
  }
  const stateVector = Y.encodeStateVector(new Y.Doc());
  const none = new Uint8Array();
  const read = await server.http(who, document, encodeSyncBody({ stateVector, update: none }));
  const update = wordsUpdate(`http of ${who},`);
  const write = await server.http(who, document, encodeSyncBody({ stateVector, update }));
  return {
    closed: socket.closeCode,
    step1: socket.doc.getText('words').toString().includes('secret'),
    awareness: socket.present.has(awarenessId),
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

/** Tries everything and compares with what `access` gives: the answers, and what is stored after it. */
async function check(
  server: RelayServer,
  who: Who,
  document: string,
  access: Access,
  open?: SyncClient,
) {
  const { stored, ...did } = await attempt(server, who, document, open);
  expect(did, who).toEqual(expected[access]);
  const written = ['step 2', 'update', 'http'].filter((way) =>
    stored.includes(`${way} of ${who},`),
  );
  expect(written, who).toHaveLength(access === 'write' ? 3 : 0);
}

async function startWith(document: string): Promise<RelayServer> {
  const server = await startRelay();
  await server.store.append({ document, update: wordsUpdate('secret'), personId: null });
  return server;
}

it.each(Object.keys(table))(
  'gives everybody the rights that the table names, and no others: %s',
  async (document) => {
    const server = await startWith(document);
    for (const who of everybody)
      await check(server, who, document, table[document]![who] ?? 'none');
  },
);

/** A busy day of the curator: somebody leaves, somebody joins, a pair ends, another begins again. */
function changeRoster(doc: Y.Doc): void {
  const membership = (personId: string, pairId: string) =>
    [...doc.getMap<Y.Map<unknown>>('members')].find(
      ([, item]) => item.get('personId') === personId && item.get('pairId') === pairId,
    )?.[0] ?? '';
  removeMember(doc, membership('mentee', 'pair'));
  restoreMember(doc, membership('former', 'pair'));
  reopenPair(doc, 'closed-pair');
  closePair(doc, 'other-pair', '2026-11-25');
  removePerson(doc, 'other-mentee');
  restorePerson(doc, 'removed');
  setItemValue(doc, 'people', 'head', 'role', 'curator');
}

/** The same table after that day. */
const tableAfter: typeof table = {
  'school/programme': {
    curator: 'write',
    head: 'write',
    mentor: 'read',
    mentee: 'read',
    otherMentor: 'read',
    former: 'read',
    removed: 'read',
  },
  'school/roster': { curator: 'write', head: 'write' },
  'school/overview': { curator: 'read', head: 'read' },
  'school/pair/pair': { curator: 'read', head: 'read', mentor: 'write', former: 'write' },
  'school/pair/closed-pair': { curator: 'read', head: 'read', mentor: 'write', mentee: 'write' },
  'school/pair/other-pair': { curator: 'read', head: 'read', otherMentor: 'read', removed: 'read' },
  'school/pair/no-such-pair': {},
  'school/supervision/pair': { curator: 'write', head: 'write', mentor: 'read', former: 'read' },
  'school/supervision/closed-pair': {
    curator: 'write',
    head: 'write',
    mentor: 'read',
    mentee: 'read',
  },
  'school/shared/pair.mentor.mentee': {
    curator: 'read',
    head: 'read',
    mentor: 'read',
    mentee: 'write',
    former: 'read',
  },
  'school/shared/pair.mentor.former': {
    curator: 'read',
    head: 'read',
    mentor: 'read',
    former: 'write',
  },
  'school/shared/pair.former.mentee': {},
  'school/shared/closed-pair.mentor.mentee': {
    curator: 'read',
    head: 'read',
    mentor: 'read',
    mentee: 'write',
  },
  'school/shared/other-pair.other-mentor.other-mentee': {
    curator: 'read',
    head: 'read',
    otherMentor: 'read',
    removed: 'read',
  },
  // Closed since.
  'school/shared/other-pair.other-mentor.other-mentor': {
    curator: 'read',
    head: 'read',
    otherMentor: 'write',
    removed: 'read',
  },
  'school/diary/mentor': { mentor: 'write' },
  'school/diary/removed': { removed: 'write' },
  'school/answers/mentee': { mentee: 'write', curator: 'read', head: 'read' },
  'school/answers/curator': { curator: 'write', head: 'read' },
};

it.each(Object.keys(tableAfter))(
  'judges everybody anew after a change of the roster, on open sockets too: %s',
  async (document) => {
    const server = await startWith(document);
    const open = new Map<Who, SyncClient>();
    for (const who of everybody) open.set(who, await connect(server, who, document));
    await server.edit('school/roster', 'curator', changeRoster);
    for (const who of everybody) {
      const access = tableAfter[document]![who] ?? 'none';
      const socket = open.get(who)!;
      // Whoever lost every right is sent away without having said a word.
      if (access === 'none') await socket.until(() => socket.closeCode === 4403, 'sent away');
      await check(server, who, document, access, socket);
    }
  },
);
