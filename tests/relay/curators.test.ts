import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { setRole } from '#lib/documents/roster-roles.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { people, type Who } from '../support/school.ts';

const roster = 'school/roster';

/** A tablet with a clock of its own that knows the roster as it is now and delivers when it is told to. */
async function tabletOf(server: RelayServer, who: Exclude<Who, 'stranger'>, now: string) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read(parseDocumentName(roster)!));
  const sources = { newId: () => who, now: () => now };
  prepareForEditing(doc, 'roster', people[who].personId, sources);
  return {
    doc,
    async deliver() {
      const [stateVector, update] = [Y.encodeStateVector(doc), Y.encodeStateAsUpdate(doc)];
      return (await server.http(who, roster, encodeSyncBody({ stateVector, update }))).kind;
    },
  };
}

async function curatorsOf(server: RelayServer): Promise<string[]> {
  const { access } = await server.rosters.of('school');
  const curators = [...access.people].filter(
    ([, { role, removed }]) => role === 'curator' && !removed,
  );
  return curators.map(([id]) => id);
}

async function twoCurators() {
  const server = await startRelay();
  await server.edit(roster, 'curator', (doc) => setRole(doc, 'other-mentor', 'curator'));
  const one = await tabletOf(server, 'curator', '2026-09-10T10:00:00.000Z');
  const other = await tabletOf(server, 'otherMentor', '2026-09-10T11:00:00.000Z');
  return { server, one, other };
}

it('of two curators who demote each other apart, the one who delivers first stays', async () => {
  const { server, one, other } = await twoCurators();
  setRole(one.doc, 'other-mentor', 'member');
  setRole(other.doc, 'curator', 'member');
  expect(await other.deliver()).toBe('ok');
  expect(await one.deliver()).toBe('forbidden');
  expect(await curatorsOf(server)).toEqual(['other-mentor']);
});

it('of two curators who resign apart, whoever resigned last stays and can appoint another', async () => {
  const { server, one, other } = await twoCurators();
  setRole(one.doc, 'curator', 'member');
  setRole(other.doc, 'other-mentor', 'member');
  expect(await one.deliver()).toBe('ok');
  expect(await other.deliver()).toBe('ok');
  expect(await curatorsOf(server)).toEqual(['other-mentor']);
  setRole(other.doc, 'head', 'curator');
  expect(await other.deliver()).toBe('ok');
  expect(await curatorsOf(server)).toEqual(['head']);
});
