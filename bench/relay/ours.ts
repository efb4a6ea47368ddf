/**
 * Our relay in a process of its own, with all of its checks: rosters, sessions, limits that a bench needs
 * wider than a school. Prints its port. Rooms are pairs of three, a hundred to an organisation.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import * as Y from 'yjs';

import { addConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { addPair, addPerson } from '#lib/documents/roster.ts';
import { RosterReader } from '#server/access/roster-reader.ts';
import { createLocalFanout } from '#server/fanout/local.ts';
import { createLog } from '#server/log.ts';
import { createRelay } from '#server/relay/relay.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { membersPerRoom, roomsPerOrganisation } from './contenders.ts';

const [file, rooms = '2000'] = process.argv.slice(2);
if (!file) throw new Error('usage: ours.ts <database> [rooms]');

function roster(): Uint8Array {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'bench');
  doc.transact(() => {
    for (let pair = 0; pair < roomsPerOrganisation; pair += 1) {
      const ids = Array.from({ length: membersPerRoom }, (_, member) => `${pair}-${member}`);
      for (const id of ids) {
        addPerson(doc, { id, name: id });
        const paper = { purpose: 'participation', givenBy: id, givenOn: '2026-09-01' } as const;
        addConsent(doc, { ...paper, personId: id });
      }
      const [mentorId = '', ...menteeIds] = ids;
      addPair(doc, { id: String(pair), form: 'studentStudent', mentorId, menteeIds });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const store = createSqliteStore(openDatabase(file));
const organisations = Math.ceil(Number(rooms) / roomsPerOrganisation);
if ((await store.list('0/roster')).length === 0) {
  const update = roster();
  const appends = Array.from({ length: organisations }, (_, org) =>
    store.append({ document: `${org}/roster`, update, personId: null }),
  );
  await Promise.all(appends);
}

const log = createLog({ level: 'warn' });
const relay = createRelay({
  store,
  rosters: new RosterReader(store, log),
  identify: async (headers) => {
    const [, org = '', person = ''] = /who=(\d+)_([\d-]+)/.exec(headers.get('cookie') ?? '') ?? [];
    return {
      id: `${org}_${person}`,
      accountId: `${org}_${person}`,
      identity: { persons: new Map([[org, person]]) },
      expiresAt: Date.now() + 3_600_000,
    };
  },
  isAllowedOrigin: () => true,
  fanout: createLocalFanout(),
  log,
  limits: {
    // Three people type like a thousand here, all from one address.
    framesPerSecond: 10_000,
    framesAtOnce: 10_000,
    maxSocketsPerAddress: 100_000,
    // A room that was left is compacted when it is unloaded: the bench does not wait half a minute for that.
    roomIdleMs: 1_000,
  },
});
const server = createServer().on('upgrade', relay.handleUpgrade);
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
