import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';

import type { Accounts } from '#server/accounts/accounts.ts';
import { createOrganisationReader } from '#server/accounts/organisation-reader.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Audit } from '#server/audit/audit.ts';
import type { Config } from '#server/config.ts';
import type { Eraser } from '#server/erasing/eraser.ts';
import type { Log } from '#server/log.ts';
import type { OverviewWriter } from '#server/overview/overview-writer.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { HealthCheck } from '#server/watching/health.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { createAttemptLimit } from './attempt-limit.ts';
import { codeRoutes } from './code-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { codeOfError, errorResponse } from './errors.ts';
import { neverCached, secureCookies, securityHeaders } from './headers.ts';
import { openingRoutes } from './opening-routes.ts';
import { checkSource, type AppEnv } from './request-context.ts';
import { personDataRoutes } from './person-data-routes.ts';
import type { ReadSource } from './request-source.ts';
import { setUpRoutes } from './setup-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { staticFiles } from './static-files.ts';
import { versionRoutes } from './version-routes.ts';
import { watchingRoutes } from './watching-routes.ts';

export interface AppParts {
  readonly config: Pick<
    Config,
    'publicOrigin' | 'signInAttemptsPerMinute' | 'metricsToken' | 'recordYears'
  >;
  readonly accounts: Accounts;
  readonly relay: Relay;
  readonly rosters: RosterReader;
  readonly store: DocumentStore;
  readonly overview: OverviewWriter;
  readonly audit: Audit;
  readonly eraser: Eraser;
  readonly log: Log;
  readonly readSource: ReadSource;
  readonly health: HealthCheck;
  /** The answer to `/metrics`. */
  readonly metrics: () => string;
  /** The largest body of a document's sync, in bytes. */
  readonly maxSyncBytes: number;
  /** How much one organisation may store, versions included. */
  readonly maxOrganisationBytes: number;
  /** Where the built app lies; without it the API alone is served. */
  readonly buildDir: string | undefined;
}

/** Everything but documents' syncs is small. */
const maxBodyBytes = 64 * 1024;

/** Challenges for passkeys cost a row each, and a sign-in page asks for one when it opens. */
const challengesPerAttempt = 10;

function apiRoutes(parts: AppParts) {
  const { config, accounts, relay, rosters, store, overview, audit } = parts;
  const organisations = createOrganisationReader(rosters, relay);
  relay.onDocumentChanged((name) => organisations.noteChange(name));
  const { identify } = accounts;
  const limit = createAttemptLimit(config.signInAttemptsPerMinute);
  const challengeLimit = createAttemptLimit(config.signInAttemptsPerMinute * challengesPerAttempt);
  return new Hono<AppEnv>()
    .use(neverCached, checkSource(parts.readSource), secureCookies)
    .route('/', documentRoutes(identify, relay, parts.maxSyncBytes))
    .route('/', versionRoutes({ identify, rosters, store, maxBytes: parts.maxOrganisationBytes }))
    .use(bodyLimit({ maxSize: maxBodyBytes }), compress({ encoding: 'gzip' }))
    .route('/auth', signInRoutes(accounts.auth, limit, challengeLimit))
    .route('/', setUpRoutes(accounts, { relay, store, overview }, limit))
    .route('/', accountRoutes(accounts, organisations, limit))
    .route('/', codeRoutes({ accounts, rosters, audit, publicOrigin: config.publicOrigin }))
    .route(
      '/',
      auditRoutes({ ...{ identify, rosters, audit, store }, keptYears: config.recordYears }),
    )
    .route(
      '/',
      personDataRoutes({ identify, rosters, relay, store, audit, signIns: accounts.signIns }),
    )
    .route('/', openingRoutes(identify, rosters, store))
    .route('/', erasureRoutes({ ...parts, identify }))
    .all('*', (c) => errorResponse(c, 'not-found'));
}

/** The types of every answer of the API, for a client that calls it. */
export type Api = ReturnType<typeof apiRoutes>;

export function createApp(parts: AppParts) {
  const app = new Hono<AppEnv>()
    .use(securityHeaders)
    .route('/', watchingRoutes(parts.health, parts.metrics, parts.config.metricsToken))
    .route('/api', apiRoutes(parts));
  app.onError((error, c) => {
    const code = codeOfError(error);
    // The path is left out: it may hold the id of a person.
    if (code === 'internal') parts.log.error('request failed', error, { method: c.req.method });
    return errorResponse(c, code);
  });
  if (parts.buildDir !== undefined) app.route('/', staticFiles(parts.buildDir));
  return app;
}
