import { expect, it } from 'vitest';

import { messageType } from '#lib/protocol/messages.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('shows the partner who is where, and answers the heartbeat of whoever sends it', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  mentor.sendAwareness(1, 1, { person: 'mentor', place: 'goal:7', name: 'Иван', text: 'черновик' });
  const shown = { person: 'mentor', place: 'goal:7' };
  await mentee.until(() => mentee.present.has(1), 'the partner sees it');
  await mentor.until(() => mentor.present.has(1), 'the sender is answered');
  expect(mentee.present.get(1)).toEqual(shown);

  const late = await connectSynced(server, 'curator', pair);
  await late.until(() => late.present.has(1), 'whoever comes later is told');
  mentor.socket.terminate();
  await mentee.until(() => mentee.present.size === 0, 'the partner sees that the mentor left');
});

it('lets nobody speak as somebody else or for somebody else’s screen', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  mentor.sendAwareness(1, 5, { place: 'goal' });
  await mentee.until(() => mentee.present.has(1), 'seen');
  mentee.sendAwareness(2, 1, { person: 'mentor', place: 'diary' });
  mentee.sendAwareness(1, 6, { person: 'mentee', place: 'elsewhere' });
  mentee.sendAwareness(1, 6, null);
  mentee.sendAwareness(3, 1, { place: 'own' });
  await mentor.until(() => mentor.present.has(3), 'the mentee’s own is seen');
  expect([...mentor.present]).toEqual([
    [1, { person: 'mentor', place: 'goal' }],
    [3, { person: 'mentee', place: 'own' }],
  ]);
});

it('passes on no state that is too large and no more screens than a person has', async () => {
  const server = await startRelay({ limits: { maxPresencesPerSocket: 2 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.sendAwareness(1, 1, { place: 'x'.repeat(200) });
  mentor.sendAwareness(2, 1, { junk: 'x'.repeat(2_000) });
  mentor.sendAwareness(3, 1, {});
  mentor.sendAwareness(4, 1, {});
  await mentor.answered();
  expect([...mentor.present]).toEqual([
    [1, { person: 'mentor' }],
    [3, { person: 'mentor' }],
  ]);
});

it('lets a person’s new socket take over from one that is not closed yet', async () => {
  const server = await startRelay();
  const old = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  old.sendAwareness(1, 1, { place: 'old' });
  await mentee.until(() => mentee.present.has(1), 'seen');
  const fresh = await connectSynced(server, 'mentor', pair);
  fresh.sendAwareness(1, 2, { place: 'new' });
  await fresh.answered();
  old.socket.terminate();
  await mentee.answered();
  expect(mentee.present.get(1)).toEqual({ person: 'mentor', place: 'new' });
});

it.each([
  ['school/programme', 'mentor'],
  ['school/overview', 'head'],
  ['school/shared/pair.mentor.mentee', 'mentor'],
] as const)('tells nobody who else looks at %s', async (document, who) => {
  const server = await startRelay();
  const reader = await connectSynced(server, who, document);
  const curator = await connectSynced(server, 'curator', document);
  reader.sendAwareness(1, 1, { place: 'passport' });
  await reader.until(() => reader.present.has(1), 'the sender is answered');
  await curator.answered();
  expect(curator.awarenessFrames).toBe(0);

  const late = await connectSynced(server, 'curator', document);
  late.sendFrame(Uint8Array.of(messageType.queryAwareness));
  await late.until(() => late.awarenessFrames === 1, 'the question is answered');
  reader.socket.terminate();
  await late.answered();
  expect([late.present.size, curator.awarenessFrames]).toEqual([0, 0]);
});
