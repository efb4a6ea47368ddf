/** `npm run rebuild-overviews`: every overview computed anew from its pairs, while the server is stopped. */
import { join } from 'node:path';

import { RosterReader } from '#server/access/roster-reader.ts';
import { StartError } from '#server/config.ts';
import { createLocalFanout } from '#server/fanout/local.ts';
import { createLog } from '#server/log.ts';
import { createOverviewWriter } from '#server/overview/overview-writer.ts';
import { createRelay } from '#server/relay/relay.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { isInUse } from '#server/storage/crash-check.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { dataFolder, runCommand } from './command.ts';

await runCommand(async () => {
  const folder = dataFolder();
  if (isInUse(folder))
    throw new StartError('Stop the server first: it rebuilds them when it starts.');
  const log = createLog();
  const store = createSqliteStore(openDatabase(join(folder, 'tandem.db')));
  const rosters = new RosterReader(store, log);
  const relay = createRelay({
    store,
    rosters,
    log,
    identify: async () => undefined,
    isAllowedOrigin: () => false,
    fanout: createLocalFanout(),
  });
  const overview = createOverviewWriter({ relay, rosters, store, log });
  await overview.rebuildAll();
  await overview.close();
  await relay.close();
  await store.close();
  process.stdout.write('All overviews are up to date.\n');
});
