import { expect, it } from 'vitest';

import { messageType } from '#lib/protocol/messages.ts';
import { CommitCounts } from '#server/watching/commit-counts.ts';
import { renderMetrics } from '#server/watching/metrics.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('refuses what is not an update and goes on with the same socket', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const malformed = [
    // Cut short, empty, with something behind, with a length beyond the end, with an unknown content.
    [0, 2, 9, 1],
    [0, 2],
    [0, 2, 2, 0, 0, 7],
    [0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f],
    [0, 2, 5, 1, 1, 1, 0, 31],
    // A kind of sync message that y-protocols does not have.
    [0, 3, 2, 0, 0],
  ];
  for (const frame of malformed) mentor.sendFrame(Uint8Array.from(frame));
  mentor.edit((doc) => doc.getMap('test').set('after', true));
  await mentor.until(() => mentor.acknowledged === malformed.length + 1, 'all are dealt with');
  expect(mentor.refused).toEqual(
    malformed.map((_, index) => ({ frame: index + 1, refusal: 'malformed' })),
  );
  expect((await server.store.load(pair)).updates).toHaveLength(1);
});

it('ignores messages that it does not know and awareness that it cannot read', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const partner = await connectSynced(server, 'mentee', pair);
  const ignored = [
    [],
    [0],
    [0, 0],
    [0, 0, 3, 9, 9],
    [1],
    [1, 3, 1, 1],
    [1, 4, 1, 1, 1, 0x7b],
    [1, 3, 0xff, 0xff, 0x7f],
    [messageType.auth, 0],
    [messageType.acknowledged, 5],
    [99, 1, 2, 3],
    [0xff, 0xff, 0xff],
  ];
  for (const frame of ignored) mentor.sendFrame(Uint8Array.from(frame));
  await mentor.answered();
  expect(mentor.closeCode).toBeUndefined();
  expect(mentor.verdicts).toEqual([]);
  expect(partner.awarenessFrames).toBe(0);
  expect(
    renderMetrics({ relay: server.relay, store: { waiting: 0 }, commits: new CommitCounts() }),
  ).toMatch(new RegExp(`^tandem_ignored_total ${ignored.length}$`, 'm'));
});

it('closes a socket that sends text', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.sendFrame('hello');
  await mentor.until(() => mentor.closeCode === 4400, 'closed');
});

it('refuses an update that is too large, and survives a frame that is far too large', async () => {
  const server = await startRelay({ limits: { maxUpdateBytes: 1_000, maxFrameBytes: 10_000 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'x'.repeat(2_000)));
  await mentor.until(() => mentor.refused.length > 0, 'refused');
  expect(mentor.refused).toEqual([{ frame: 1, refusal: 'tooLarge' }]);
  mentor.edit((doc) => doc.getText('words').insert(0, 'x'.repeat(20_000)));
  await mentor.until(() => mentor.closeCode !== undefined, 'closed');
  await connectSynced(server, 'mentor', pair);
});
