import {
  parseDocumentName,
  formatDocumentName,
  type DocumentName,
} from '#lib/domain/document-name.ts';
import { closeReasons } from '#lib/protocol/close-reasons.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import { Visits } from '#server/access/visits.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Fanout } from '#server/fanout/port.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import { readSyncBytes } from './frames.ts';
import { syncOverHttp, type HttpSyncRequest, type HttpSyncResult } from './http-sync.ts';
import { defaultLimits, type RelayLimits } from './limits.ts';
import { allUpdates, mergeUpdates } from './merge.ts';
import { Rooms } from './rooms.ts';
import { checkUpdate } from './update.ts';
import {
  createUpgrade,
  dismiss,
  type Arrival,
  type HandleUpgrade,
  type IsAllowedOrigin,
} from './upgrade.ts';

export interface RelayOptions {
  readonly store: DocumentStore;
  readonly rosters: RosterReader;
  readonly identify: Identify;
  readonly isAllowedOrigin: IsAllowedOrigin;
  readonly fanout: Fanout;
  readonly log: Log;
  readonly limits?: Partial<RelayLimits>;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An update of the document was stored, or a delivery of it was noted. */
export type ChangeCause = 'update' | 'delivery';
export type DocumentListener = (name: DocumentName, cause: ChangeCause) => void;

export interface Relay {
  readonly handleUpgrade: HandleUpgrade;
  syncOverHttp(request: HttpSyncRequest): Promise<HttpSyncResult>;
  /** Stores an update of the server itself, by the same path as everybody's; resolves after the commit. */
  write(name: DocumentName, update: Uint8Array): Promise<void>;
  /** The stored state of a document as one update. */
  read(name: DocumentName): Promise<Uint8Array>;
  closeSession(sessionId: string): void;
  closeAccount(accountId: string): void;
  /** Calls `listener` for each change; it must not throw. Returns a function that ends that. */
  onDocumentChanged(listener: DocumentListener): () => void;
  /** Sends everybody away to come back later, and lets go of everything but the store. */
  close(): Promise<void>;
}

/** Puts the relay together: sockets and HTTP in front, rooms in the middle, the store behind. */
export function createRelay(options: RelayOptions): Relay {
  const { store, rosters, identify, isAllowedOrigin, fanout, log, now = Date.now } = options;
  const limits: RelayLimits = { ...defaultLimits, ...options.limits };
  const connections = new Set<Connection>();
  const listeners = new Set<DocumentListener>();
  let closing = false;

  const changed = (name: DocumentName, cause: ChangeCause) => {
    if (name.kind === 'roster' && cause === 'update') rosters.invalidate(name.org);
    for (const listener of listeners) listener(name, cause);
  };
  const rooms = new Rooms({
    store,
    limits,
    log,
    onStored(room, frame) {
      changed(room.name, 'update');
      fanout.publish({ document: room.key, frame });
    },
  });
  const visits = new Visits({
    store,
    openingEveryMs: limits.openingEveryMs,
    deliveryEveryMs: limits.deliveryEveryMs,
    now,
    onDelivery: (name) => changed(name, 'delivery'),
  });
  const context: RelayContext = { rosters, rooms, visits, limits, log, now };

  const welcome = ({ socket, name, session, ...arrival }: Arrival) => {
    const personId = session.identity.persons.get(name.org);
    if (personId === undefined) return dismiss(socket, closeReasons.forbidden, limits);
    const connection = new Connection({ context, socket, name, session, personId, ...arrival });
    connections.add(connection);
    void connection.closed.then(() => connections.delete(connection));
    void connection.open();
  };
  const closeWhere = (isMeant: (connection: Connection) => boolean) => {
    for (const connection of connections) {
      if (isMeant(connection)) connection.close(closeReasons.signIn);
    }
  };

  const stopJudging = rosters.onChange((org) => {
    for (const connection of connections) if (connection.name.org === org) connection.judgeAnew();
  });
  const stopHearing = fanout.subscribe(({ document, frame }) => {
    const name = parseDocumentName(document);
    if (name?.kind === 'roster') rosters.invalidate(name.org);
    rooms.loaded(document)?.receive(checkUpdate(readSyncBytes(frame)), frame);
  });

  return {
    handleUpgrade: createUpgrade({
      identify,
      isAllowedOrigin,
      isClosing: () => closing,
      limits,
      log,
      onArrival: welcome,
    }),
    syncOverHttp: (request) => syncOverHttp(context, request),
    write: (name, update) =>
      rooms.use(name, async (room) => {
        const checked = checkUpdate(update);
        if (!room.contains(checked, false)) await room.append(checked, null);
      }),
    async read(name) {
      const room = rooms.loaded(formatDocumentName(name));
      return room
        ? room.state.merged()
        : mergeUpdates(allUpdates(await store.load(formatDocumentName(name))));
    },
    closeSession: (sessionId) => closeWhere(({ session }) => session.id === sessionId),
    closeAccount: (accountId) => closeWhere(({ session }) => session.accountId === accountId),
    onDocumentChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing = true;
      const open = [...connections];
      for (const connection of open) connection.close(closeReasons.restart);
      await Promise.all(open.map((connection) => connection.closed));
      stopJudging();
      stopHearing();
      await rooms.close();
    },
  };
}
