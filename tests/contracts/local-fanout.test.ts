import { createLocalFanout, type LocalPeers } from '#server/fanout/local.ts';
import { describeFanout } from './fanout.ts';

describeFanout('inside one process', async (ends) => {
  const peers: LocalPeers = new Set();
  return Array.from({ length: ends }, () => createLocalFanout(peers));
});
