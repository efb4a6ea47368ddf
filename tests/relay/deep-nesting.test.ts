import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { encodeSyncBody } from '#lib/protocol/http-sync.ts';
import { mergeUpdates } from '#server/relay/merge.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

/** Maps within maps, one more with each update, so that no update alone is deep. */
function chain(levels: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let map = doc.getMap('m') as Y.Map<unknown>;
  for (let level = 0; level < levels; level += 1) {
    const inner = new Y.Map();
    map.set('a', inner);
    map = inner;
  }
  return updates;
}

it('stores no types so deep in each other that nobody could delete them', async () => {
  const server = await startRelay({ limits: { framesAtOnce: 10_000 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  const updates = chain(100);
  for (const update of updates) mentor.sendUpdate(update);
  await mentor.until(() => mentor.acknowledged === 100, 'dealt with');
  const refused = mentor.refused.map(({ frame, refusal }) => `${frame} ${refusal}`);
  expect(refused).toEqual(Array.from({ length: 68 }, (_, index) => `${index + 33} malformed`));

  // From the end to the beginning, where each builds on what is not there yet.
  const mentee = await connectSynced(server, 'mentee', 'school/diary/mentee');
  for (const update of updates.toReversed()) mentee.sendUpdate(update);
  await mentee.until(() => mentee.acknowledged === 100, 'dealt with');
  expect(mentee.refused).toHaveLength(99);

  const body = encodeSyncBody({
    stateVector: Y.encodeStateVector(new Y.Doc()),
    update: updates[32]!,
  });
  expect(await server.http('mentor', pair, body)).toEqual({
    kind: 'refused',
    refusal: 'malformed',
  });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates((await server.store.load(pair)).updates));
  doc.getMap('m').delete('a');
});

it('stores types in types as people write them, also right after each other', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const items = mentor.doc.getMap('items');
  for (let time = 0; time < 5; time += 1) {
    mentor.edit(() => items.set('id', new Y.Map([['text', new Y.Text('слова')]])));
    mentor.edit(() => (items.get('id') as Y.Map<unknown>).set('late', new Y.Text('ещё')));
  }
  await mentor.until(() => mentor.acknowledged === 10, 'stored');
  expect(mentor.refused).toEqual([]);
});
