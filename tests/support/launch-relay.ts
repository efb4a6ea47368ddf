import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as Y from 'yjs';

import { parseDocumentName } from '#lib/domain/document-name.ts';
import { RosterReader } from '#server/access/roster-reader.ts';
import type { Session } from '#server/accounts/session.ts';
import { createLocalFanout } from '#server/fanout/local.ts';
import type { Fanout } from '#server/fanout/port.ts';
import { createLog } from '#server/log.ts';
import type { HttpSyncResult } from '#server/relay/http-sync.ts';
import type { RelayLimits } from '#server/relay/limits.ts';
import { createRelay, type Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore, type SqliteStoreOptions } from '#server/storage/sqlite.ts';
import {
  editState,
  elsewhere,
  foreignRoster,
  people,
  school,
  schoolRoster,
  type Who,
} from './school.ts';

export interface LaunchOptions {
  readonly file: string;
  /** Puts something between the relay and its store. */
  readonly wrapStore?: (store: DocumentStore) => DocumentStore;
  readonly limits?: Partial<RelayLimits>;
  readonly store?: SqliteStoreOptions;
  readonly fanout?: Fanout;
  readonly now?: () => number;
  readonly oldestVersion?: number;
  /** The session behind a cookie; one of a person of the school unless given. */
  readonly sessionOf?: (who: Who) => Session | undefined;
}

export interface RelayServer {
  /** Where a sync client connects, without the document's name. */
  readonly url: string;
  readonly file: string;
  readonly relay: Relay;
  readonly store: DocumentStore;
  readonly rosters: RosterReader;
  /** What was logged, as JSON lines. */
  readonly logged: readonly string[];
  /** Syncs over HTTP, without the HTTP. */
  http(
    who: Who,
    document: string,
    body: Uint8Array,
    etag?: string,
    version?: string,
  ): Promise<HttpSyncResult>;
  /** Edits a document through the relay, as the server's own writes do. */
  edit(document: string, personId: string, change: (doc: Y.Doc) => void): Promise<void>;
  stop(): Promise<void>;
}

/** The cookie by which a test says who a socket speaks for. */
export const cookieOf = (who: Who): string => `who=${who}`;

export function sessionOf(who: Who): Session {
  const person = people[who];
  const persons = new Map(person ? [[person.org, person.personId]] : []);
  const expiresAt = Date.now() + 3_600_000;
  return { id: `session-${who}`, accountId: `account-${who}`, identity: { persons }, expiresAt };
}

/** Starts a relay on a real socket and a real database, with the school's roster in it. */
export async function launchRelay(options: LaunchOptions): Promise<RelayServer> {
  const inner = createSqliteStore(openDatabase(options.file), options.store);
  const store = options.wrapStore?.(inner) ?? inner;
  const logged: string[] = [];
  const log = createLog({ level: 'debug', readable: false, write: (line) => logged.push(line) });
  const rosters = new RosterReader(store, log);
  const relay = createRelay({
    store,
    rosters,
    identify: async (headers) => {
      const who = /who=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] as Who | undefined;
      return who && (options.sessionOf ?? sessionOf)(who);
    },
    isAllowedOrigin: (origin) => origin === undefined || origin === 'http://tandem.test',
    fanout: options.fanout ?? createLocalFanout(),
    log,
    limits: { closeTimeoutMs: 100, ...options.limits },
    now: options.now,
    oldestVersion: options.oldestVersion,
  });
  if ((await inner.list('')).length === 0) {
    await inner.append({ document: `${school}/roster`, update: schoolRoster(), personId: null });
    await inner.append({
      document: `${elsewhere}/roster`,
      update: foreignRoster(),
      personId: null,
    });
  }

  const server = createServer();
  server.on('upgrade', relay.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  const stopNow = async () => {
    await relay.close();
    server.close();
    await store.close();
  };

  return {
    url: `ws://127.0.0.1:${port}/sync`,
    file: options.file,
    relay,
    store,
    rosters,
    logged,
    http: (who, documentName, body, ifNoneMatch, version) =>
      relay.syncOverHttp({ session: sessionOf(who), documentName, body, ifNoneMatch, version }),
    async edit(document, personId, change) {
      const name = parseDocumentName(document)!;
      await relay.write(name, editState(name.kind, personId, change, await relay.read(name)));
    },
    stop: () => (stopping ??= stopNow()),
  };
}
