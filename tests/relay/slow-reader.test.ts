import { expect, it, vi } from 'vitest';

import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';
const megabyte = 1024 * 1024;

it('closes a reader that does not read, while 100 MB pass by and the others go on', async () => {
  const limits = { maxUnsentBytes: 4 * megabyte, maxDocumentBytes: 400 * megabyte };
  const server = await startRelay({ limits: { ...limits, compactAfterBytes: 400 * megabyte } });
  const slow = await connectSynced(server, 'curator', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  const mentor = await connectSynced(server, 'mentor', pair);
  slow.socket.pause();
  let most = 0;
  for (let sent = 0; sent < 100; sent += 1) {
    const frame = mentor.edit((doc) => {
      doc.getArray('test').delete(0, doc.getArray('test').length);
      doc.getArray('test').push(['x'.repeat(megabyte)]);
    });
    await mentor.until(() => mentor.acknowledged === frame, 'stored');
    most = Math.max(most, server.relay.gauges().unsentBytes);
  }
  await mentee.until(() => mentee.doc.getArray('test').length === 1, 'the mentee reads on');
  expect(most).toBeLessThan(8 * megabyte);
  expect(server.relay.counts.closed.get(1013)).toBe(1);
  await vi.waitFor(() => expect(server.relay.gauges().connections).toBe(2));
  expect(mentee.closeCode).toBeUndefined();
}, 60_000);

it('does not read on from somebody who asks for everything again and again and reads nothing', async () => {
  const server = await startRelay({ limits: { pauseAboveUnsentBytes: megabyte / 4 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getArray('test').push(['x'.repeat(megabyte)]));
  await mentor.until(() => mentor.acknowledged === 1, 'stored');
  const greedy = await connectSynced(server, 'mentee', pair);
  greedy.socket.pause();
  for (let time = 0; time < 200; time += 1) greedy.sendStep1();
  const frame = mentor.edit((doc) => doc.getArray('test').push(['after']));
  await mentor.until(() => mentor.acknowledged === frame, 'others are served');
  expect(server.relay.gauges().unsentBytes).toBeLessThan(20 * megabyte);
  greedy.socket.resume();
  await greedy.until(() => greedy.relayStateVectors.length === 201, 'answered in its own time');
}, 60_000);
