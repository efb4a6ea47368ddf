import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { getRequestListener } from '@hono/node-server';

import { RosterReader } from './access/roster-reader.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { loadSecret } from './accounts/secret.ts';
import { createAudit } from './audit/audit.ts';
import { forgetOldRecord } from './audit/record-age.ts';
import { StartError, type Config } from './config.ts';
import { onNewDay } from './daily.ts';
import { createEraser } from './erasing/eraser.ts';
import { createForgetting } from './erasing/forgetting.ts';
import { createLocalFanout } from './fanout/local.ts';
import { createApp } from './http/app.ts';
import { createDevServer } from './http/dev-server.ts';
import { listen } from './http/listen.ts';
import { createOriginCheck, createSourceReader } from './http/request-source.ts';
import { defaultBuildDir } from './http/static-files.ts';
import type { Log } from './log.ts';
import { createOverviewWriter, type OverviewWriter } from './overview/overview-writer.ts';
import { createRelay, type Relay } from './relay/relay.ts';
import type { DocumentStore } from './storage/port.ts';
import { openDatabase } from './storage/connections.ts';
import { checkAfterCrash } from './storage/crash-check.ts';
import { createSqliteStore } from './storage/sqlite.ts';
import { emptyWriteAheadLog } from './storage/write-ahead-log.ts';
import { CommitCounts } from './watching/commit-counts.ts';
import { createHealthCheck } from './watching/health.ts';
import { renderMetrics } from './watching/metrics.ts';

export interface RunningServer {
  /** The real port, also when any free one was asked for. */
  readonly port: number;
  readonly accounts: Accounts;
  readonly relay: Relay;
  readonly store: DocumentStore;
  readonly overview: OverviewWriter;
  stop(): Promise<void>;
}

/** What a test sets otherwise than a school. */
export interface Replacements {
  readonly buildDir?: string;
  /** The clock of the one-time codes, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** The oldest version of a client that the relay lets in. */
  readonly oldestVersion?: number | undefined;
}

/** Puts all parts together and listens. */
export async function startServer(
  config: Config,
  log: Log,
  { buildDir = defaultBuildDir, now = Date.now, oldestVersion }: Replacements = {},
): Promise<RunningServer> {
  const file = join(config.dataDir, 'tandem.db');
  const stopped = checkAfterCrash(config.dataDir, file, log);
  const commits = new CommitCounts();
  const store = createSqliteStore(open(file), {
    onCommit(report) {
      commits.add(report);
      if (report.failure) log.error('nothing can be stored', report.failure);
    },
  });
  const database = open(file);
  const accounts = await createAccounts({
    database,
    secret: loadSecret(config.dataDir),
    publicOrigin: config.publicOrigin,
    demo: config.demo,
    now,
    onError: (cause) => log.error('sign-in library failed', cause),
  });
  const readSource = createSourceReader(config);
  const rosters = new RosterReader(store, log);
  const relay = createRelay({
    store,
    rosters,
    identify: accounts.identify,
    isAllowedOrigin: createOriginCheck(config.publicOrigin),
    fanout: createLocalFanout(),
    log,
    addressOf: ({ headers, socket }) => {
      const source = readSource(
        (name) => [headers[name] ?? []].flat()[0],
        socket.remoteAddress ?? '',
      );
      return source?.address ?? '';
    },
    limits: config.relayLimits,
    oldestVersion,
  });
  const overview = createOverviewWriter({ relay, rosters, store, log });
  const audit = createAudit({ store, rosters, relay, log, now });
  accounts.onSignIn(({ org, personId }) => audit.noteLater({ org, personId, kind: 'signIn' }));
  const emptyLog = () => emptyWriteAheadLog(database);
  const forgetting = createForgetting({ store, relay, emptyLog, log });
  const eraser = createEraser({
    ...{ relay, store, overview, forgetting, emptyLog },
    signIns: accounts.signIns,
    dataDir: config.dataDir,
  });
  const rebuildOverviews = () => {
    overview.rebuildAll().catch((error) => log.error('overviews not rebuilt', error));
  };
  const daily = () => {
    rebuildOverviews();
    forgetOldRecord(store, log, { now: now(), years: config.recordYears });
  };
  const stopDays = onNewDay(daily);
  accounts.onSessionEnded((sessionId) => relay.closeSession(sessionId));

  const app = createApp({
    config,
    accounts,
    relay,
    rosters,
    store,
    overview,
    audit,
    eraser,
    log,
    readSource,
    health: createHealthCheck(config.dataDir, store, commits),
    metrics: () => renderMetrics({ relay, store, commits }),
    maxSyncBytes: config.relayLimits.maxFrameBytes,
    maxOrganisationBytes: config.relayLimits.maxOrganisationBytes,
    buildDir: !config.dev && isBuilt(buildDir, log) ? buildDir : undefined,
  });
  const answer = getRequestListener(app.fetch);
  const server = createServer();
  const dev = config.dev ? await createDevServer(server) : undefined;
  server.on('request', dev ? dev.inFrontOf(answer) : answer);
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/sync/')) relay.handleUpgrade(request, socket, head);
    else if (!dev?.isHotReload(request)) socket.destroy();
  });

  daily();
  const port = await listen(server, config.port, config.host);
  return {
    port,
    accounts,
    relay,
    store,
    overview,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      stopDays();
      await audit.close();
      await forgetting.close();
      await overview.close();
      await relay.close();
      await dev?.close();
      // What is still being answered gets a moment, no more.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const impatience = setTimeout(() => server.closeAllConnections(), 2_000);
      await closed;
      clearInterval(sweep);
      clearTimeout(impatience);
      await store.close();
      database.close();
      stopped();
    },
  };
}

function open(file: string): DatabaseSync {
  try {
    return openDatabase(file);
  } catch (error) {
    throw new StartError((error as Error).message);
  }
}

function isBuilt(buildDir: string, log: Log): boolean {
  const built = existsSync(join(buildDir, 'index.html'));
  if (!built) log.warn('the app is not built: only the API is served', { buildDir });
  return built;
}
