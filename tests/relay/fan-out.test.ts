import { expect, it } from 'vitest';

import { createLocalFanout, type LocalPeers } from '#server/fanout/local.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('shows to those on another relay what is written and who is where', async () => {
  const peers: LocalPeers = new Set();
  const first = await startRelay({ fanout: createLocalFanout(peers) });
  const second = await startRelay({ file: first.file, fanout: createLocalFanout(peers) });
  const mentor = await connectSynced(first, 'mentor', pair);
  const mentee = await connectSynced(second, 'mentee', pair);
  mentor.edit((doc) => doc.getText('words').insert(0, 'привет'));
  mentor.sendAwareness(1, 1, { place: 'goal' });
  await mentee.until(() => mentee.doc.getText('words').length === 6, 'written');
  await mentee.until(() => mentee.present.has(1), 'seen');
  expect(mentee.present.get(1)).toEqual({ person: 'mentor', place: 'goal' });
  mentor.socket.close();
  await mentee.until(() => !mentee.present.has(1), 'seen to have left');
});
