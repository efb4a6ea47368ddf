import { expect, it } from 'vitest';
import { readRoster, removeMember } from '#lib/documents/roster.ts';
import { createGatedStore } from '../support/gated-store.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced, type SyncClient } from '../support/sync-client.ts';

const pair = 'school/pair/pair';
const now = () => 5_000;

const write = (client: SyncClient, key: string) =>
  client.edit((doc) => doc.getMap('test').set(key, true));
const has = (client: SyncClient, key: string) =>
  client.until(() => client.doc.getMap('test').has(key), `${key} arrives`);
const told = (client: SyncClient, what: string) =>
  client.until(() => client.seenBy.at(-1) === what, `told «${what}»`);

/** Waits until whatever the relay made of the receipt that `from` sent last would be stored and told. */
async function settled({ store }: RelayServer, from: SyncClient, ...others: SyncClient[]) {
  await from.answered();
  const later = { document: 'school/pair/other-pair', personId: 'other-mentor', at: 1 };
  for (let commits = 0; commits < 2; commits += 1) await store.recordDelivery(later);
  for (const other of others) await other.answered();
}

it('says that the partner has seen it only after the partner’s receipt, by the server’s clock', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'goal');
  await has(mentee, 'goal');
  await settled(server, mentee, mentor);
  expect(mentor.seenBy).toEqual([]);
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
  expect(mentee.seenBy).toEqual([]);
});

it('takes it back with the next change, until that is seen too', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'a');
  await has(mentee, 'a');
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
  write(mentor, 'b');
  await told(mentor, 'mentee 1 no');
  await has(mentee, 'b');
  mentee.sendSeen(mentee.updatesHeard - 1);
  await settled(server, mentee, mentor);
  expect(mentor.seenBy).toEqual(['mentee 1 at 5000', 'mentee 1 no']);
  mentee.sendSeen();
  await told(mentor, 'mentee 2 at 5000');
});

it('keeps it when the partner writes, and tells the person’s other tablet as well', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'a');
  await has(mentee, 'a');
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
  write(mentee, 'b');
  await has(mentor, 'b');
  const other = await connectSynced(server, 'mentor', pair);
  other.sendStep2(other.sinceRelay());
  await told(other, 'mentee 1 at 5000');
  expect(mentor.seenBy).toEqual(['mentee 1 at 5000']);
});

it('believes no receipt from before everything was sent, and none for more than was sent', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  write(mentor, 'a');
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  const mentee = await connect(server, 'mentee', pair);
  mentee.sendSeen(0);
  mentee.sendFrame(Uint8Array.of(6));
  await settled(server, mentee);
  mentee.sendSeen(0);
  await settled(server, mentee);
  mentee.sendSeen(mentee.updatesHeard + 1);
  await settled(server, mentee, mentor);
  expect(mentor.seenBy).toEqual([]);
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
});

it('does not count what waits for its commit as seen', async () => {
  const { wrap, waiting } = createGatedStore();
  const server = await startRelay({ now, wrapStore: wrap });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'a');
  await mentor.answered();
  mentee.sendSeen();
  await settled(server, mentee);
  expect(await server.store.seenOf(pair)).toEqual([]);
  waiting[0]!.letThrough();
  await has(mentee, 'a');
  await mentor.answered();
  expect(mentor.seenBy).toEqual([]);
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
});

it('tells nobody what a curator has seen, and a curator nothing', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const curator = await connectSynced(server, 'curator', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'a');
  await has(curator, 'a');
  curator.sendSeen();
  await settled(server, curator, mentor);
  expect(mentor.seenBy).toEqual([]);
  expect(await server.store.seenOf(pair)).toEqual([]);
  await has(mentee, 'a');
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
  curator.sendStep2(curator.sinceRelay());
  await settled(server, curator);
  expect(curator.seenBy).toEqual([]);
});

it('knows after a restart what was seen, and what was not', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  write(mentor, 'a');
  await has(mentee, 'a');
  mentee.sendSeen();
  await told(mentor, 'mentee 1 at 5000');
  await server.stop();

  const again = await startRelay({ file: server.file });
  const later = await connectSynced(again, 'mentor', pair);
  later.sendStep2(later.sinceRelay());
  await told(later, 'mentee 1 at 5000');
  write(later, 'b');
  await told(later, 'mentee 1 no');
  await again.stop();

  const last = await startRelay({ file: server.file });
  const unseen = await connectSynced(last, 'mentor', pair);
  unseen.sendStep2(unseen.sinceRelay());
  await unseen.until(() => unseen.acknowledged === 1, 'acknowledged');
  await unseen.answered();
  expect(unseen.seenBy).toEqual([]);
});

it('takes back what somebody saw who is not in the pair any more', async () => {
  const server = await startRelay({ now });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  mentee.sendSeen();
  await told(mentor, 'mentee 0 at 5000');
  await server.edit('school/roster', 'curator', (doc) => {
    const own = readRoster(doc).pairs.find(({ id }) => id === 'pair');
    const member = own?.members.find(({ personId }) => personId === 'mentee');
    removeMember(doc, member!.id);
  });
  await told(mentor, 'mentee 0 no');
});

it('tells a plain client nothing and takes no receipt from one', async () => {
  const server = await startRelay({ now });
  const plain = await connectSynced(server, 'mentor', pair, { plain: true });
  const mentee = await connectSynced(server, 'mentee', pair);
  write(plain, 'a');
  await has(mentee, 'a');
  mentee.sendSeen();
  await settled(server, mentee);
  plain.sendSeen();
  await settled(server, plain);
  write(mentee, 'b');
  await has(plain, 'b');
  await plain.answered();
  expect(plain.seenBy).toEqual([]);
  expect((await server.store.seenOf(pair)).map(({ personId }) => personId)).toEqual(['mentee']);
});
