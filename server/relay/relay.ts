import type { IncomingMessage } from 'node:http';

import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { closeReasons } from '#lib/protocol/close-reasons.ts';
import { oldestVersion as oldestSpoken } from '#lib/protocol/messages.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import { Visits } from '#server/access/visits.ts';
import type { Identify } from '#server/accounts/session.ts';
import { createCompute, type Compute } from '#server/compute/compute.ts';
import type { Fanout } from '#server/fanout/port.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { Connection } from './connection.ts';
import { Connections, personKey } from './connections.ts';
import type { RelayContext } from './context.ts';
import type { NewIds } from './document-state.ts';
import { encodeSync } from './frames.ts';
import { hearFromAfar } from './from-afar.ts';
import { syncOverHttp, type HttpSyncRequest, type HttpSyncResult } from './http-sync.ts';
import { defaultLimits, type RelayLimits } from './limits.ts';
import { noteForbidden } from './log-fields.ts';
import { OpeningGate } from './opening-gate.ts';
import { OrganisationBytes } from './organisation-bytes.ts';
import { RelayCounts } from './relay-counts.ts';
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
  /** Where a request comes from; the other end of its socket unless a proxy says otherwise. */
  readonly addressOf?: (request: IncomingMessage) => string;
  readonly fanout: Fanout;
  readonly log: Log;
  readonly limits?: Partial<RelayLimits>;
  /** The oldest version of a client that is let in; the oldest that this relay speaks unless given. */
  readonly oldestVersion?: number | undefined;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An update of the document was stored, or a delivery of it was noted. */
export type ChangeCause = 'update' | 'delivery';
/**
 * `personId` is who made the update, if it was a person of this relay. `news` is what was new in it, of the documents by
 * which curators lead: a roster and a programme.
 */
export type DocumentListener = (
  name: DocumentName,
  cause: ChangeCause,
  personId: string | null,
  news?: NewIds,
) => void;

/** What goes on at this moment. */
export interface RelayGauges {
  readonly connections: number;
  readonly rooms: number;
  readonly unsentBytes: number;
}

export interface Relay {
  readonly handleUpgrade: HandleUpgrade;
  readonly counts: RelayCounts;
  /** Computes from whole documents, on a thread of its own. */
  readonly compute: Compute;
  gauges(): RelayGauges;
  syncOverHttp(request: HttpSyncRequest): Promise<HttpSyncResult>;
  /** Stores an update of the server itself, by the same path as everybody's; resolves after the commit. */
  write(name: DocumentName, update: Uint8Array): Promise<void>;
  /** The stored state of a document as one update. */
  read(name: DocumentName): Promise<Uint8Array>;
  /** Removes a document for ever, as `personId` wants it, and sends away whoever has it open. */
  erase(name: DocumentName, personId: string | null): Promise<void>;
  /** Compacts the log of a document now, so that what was deleted in it is gone from the store too. */
  compact(name: DocumentName): Promise<void>;
  closeSession(sessionId: string): void;
  closeAccount(accountId: string): void;
  /** Calls `listener` for each change; it must not throw. Returns a function that ends that. */
  onDocumentChanged(listener: DocumentListener): () => void;
  /** Stores what was received, sends everybody away to come back later, and lets go of all but the store. */
  close(): Promise<void>;
}

/** Puts the relay together: sockets and HTTP in front, rooms in the middle, the store behind. */
export function createRelay(options: RelayOptions): Relay {
  const { store, rosters, identify, isAllowedOrigin, fanout, log, now = Date.now } = options;
  const limits: RelayLimits = { ...defaultLimits, ...options.limits };
  const oldestVersion = options.oldestVersion ?? oldestSpoken;
  const compute = createCompute();
  const counts = new RelayCounts();
  const connections = new Connections(limits);
  const listeners = new Set<DocumentListener>();
  let closing = false;

  const changed: DocumentListener = (name, cause, personId, news) => {
    if (name.kind === 'roster' && cause === 'update') rosters.invalidate(name.org);
    for (const listener of listeners) listener(name, cause, personId, news);
  };
  const rooms: Rooms = new Rooms({
    store,
    compute,
    limits,
    log,
    follows: ({ kind }) => kind === 'roster' || kind === 'programme',
    onStored(room, update, personId, news) {
      changed(room.name, 'update', personId, news);
      rooms.noteGrowth(room);
      if (fanout.hasPeers) {
        fanout.publish({ document: room.key, frame: encodeSync('update', update.bytes) });
      }
    },
  });
  const visits = new Visits({
    store,
    openingEveryMs: limits.openingEveryMs,
    copyEveryMs: limits.copyEveryMs,
    deliveryEveryMs: limits.deliveryEveryMs,
    now,
    onDelivery: (name) => changed(name, 'delivery', null),
  });
  const context: RelayContext = {
    store,
    compute,
    rosters,
    rooms,
    visits,
    limits,
    oldestVersion,
    gate: new OpeningGate(limits.maxOpeningBytes),
    organisationBytes: new OrganisationBytes(store, limits.maxOrganisationBytes, log),
    counts,
    log,
    now,
    hasPeers: () => fanout.hasPeers,
    publishPresence: ({ key }, frame) => fanout.publish({ document: key, frame }),
  };

  const welcome = ({ socket, stream, name, session, ...arrival }: Arrival) => {
    const personId = session.identity.persons.get(name.org);
    const turnAway = (reason: (typeof closeReasons)[keyof typeof closeReasons]) => {
      counts.countClosed(reason.code);
      dismiss(socket, reason, limits);
    };
    if (personId === undefined) {
      noteForbidden(context, name);
      return turnAway(closeReasons.forbidden);
    }
    if (connections.hasEnded(session.id)) return turnAway(closeReasons.signIn);
    if (connections.isFull(personKey(name.org, personId), arrival.address)) {
      return turnAway(closeReasons.slowDown);
    }
    const connection = new Connection({
      context,
      socket,
      stream,
      name,
      session,
      personId,
      ...arrival,
      onClosed: (closed) => connections.remove(closed),
    });
    connections.add(connection);
    void connection.open();
  };
  const closeWhere = (
    isMeant: (connection: Connection) => boolean,
    reason = closeReasons.signIn,
  ) => {
    for (const connection of connections) if (isMeant(connection)) connection.close(reason);
  };

  const stopJudging = rosters.onChange((org) => {
    for (const connection of connections) if (connection.name.org === org) connection.judgeAnew();
  });
  const stopHearing = fanout.subscribe((message) => hearFromAfar(context, message));

  return {
    counts,
    compute,
    gauges: () => ({
      connections: connections.size,
      rooms: rooms.size,
      unsentBytes: [...connections].reduce((sum, { unsentBytes }) => sum + unsentBytes, 0),
    }),
    handleUpgrade: createUpgrade({
      identify,
      isAllowedOrigin,
      addressOf: options.addressOf ?? (({ socket }) => socket.remoteAddress ?? ''),
      isClosing: () => closing,
      oldestVersion,
      limits,
      log,
      onArrival: welcome,
    }),
    syncOverHttp: (request) => syncOverHttp(context, request),
    write: (name, update) =>
      rooms.use(name, async (room) => {
        const checked = checkUpdate(update);
        if (!room.state.contains(checked)) await room.append(checked, null);
      }),
    async read(name) {
      const stored = await store.load(formatDocumentName(name));
      const bytes = [stored.snapshot ?? [], ...stored.updates].reduce(
        (sum, { length }) => sum + length,
        0,
      );
      return compute.run('since', bytes, stored);
    },
    async erase(name, personId) {
      await rooms.erase(name, personId);
      const key = formatDocumentName(name);
      for (const connection of connections) {
        if (formatDocumentName(connection.name) === key) connection.close(closeReasons.gone);
      }
      changed(name, 'update', null);
    },
    async compact(name) {
      await rooms.use(name, (room) => rooms.compactNow(room));
    },
    closeSession(sessionId) {
      connections.noteEndedSession(sessionId);
      closeWhere(({ session }) => session.id === sessionId);
    },
    closeAccount: (accountId) => closeWhere(({ session }) => session.accountId === accountId),
    onDocumentChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing = true;
      for (const connection of connections) connection.stopReading();
      const giveUpAt = performance.now() + limits.drainTimeoutMs;
      while (rooms.underWay && performance.now() < giveUpAt) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      for (const connection of [...connections]) connection.close(closeReasons.restart);
      await connections.emptied();
      stopJudging();
      stopHearing();
      await rooms.close();
      await compute.close();
    },
  };
}
