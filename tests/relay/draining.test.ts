import { expect, it } from 'vitest';

import { createGatedStore } from '../support/gated-store.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('stores and acknowledges what it has received before it sends everybody away with 1012', async () => {
  const { wrap, waiting } = createGatedStore();
  const server = await startRelay({ wrapStore: wrap });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'последнее'));
  await mentor.answered();
  const stopped = server.stop();
  expect(mentor.closeCode).toBeUndefined();
  waiting[0]!.letThrough();
  await mentor.until(() => mentor.closeCode === 1012, 'sent away');
  expect(mentor.verdicts).toEqual(['acknowledged 1']);
  await stopped;
});

it('does not wait for ever for a disk that never answers', async () => {
  const { wrap } = createGatedStore();
  const server = await startRelay({ wrapStore: wrap, limits: { drainTimeoutMs: 30 } });
  const mentor = await connectSynced(server, 'mentor', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'x'));
  await mentor.answered();
  const stopped = server.stop();
  await mentor.until(() => mentor.closeCode === 1012, 'sent away');
  expect(mentor.verdicts).toEqual([]);
  await stopped;
});
