import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

import { parseDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { closeReasons, type CloseReason } from '#lib/protocol/close-reasons.ts';
import { isTooOld } from '#lib/protocol/messages.ts';
import type { Identify, Session } from '#server/accounts/session.ts';
import type { Log } from '#server/log.ts';
import type { RelayLimits } from './limits.ts';

/** A client that is signed in and asks for a document that may exist; access is yet to be judged. */
export interface Arrival {
  readonly socket: WebSocket;
  /** What `socket` speaks through. */
  readonly stream: Duplex;
  readonly address: string;
  readonly session: Session;
  readonly name: DocumentName;
  readonly acknowledges: boolean;
  readonly identifyAgain: () => Promise<Session | undefined>;
}

/** Says whether pages of `origin` may talk to this server, which the request calls `host`. */
export type IsAllowedOrigin = (origin: string | undefined, host: string | undefined) => boolean;

export interface UpgradeOptions {
  readonly identify: Identify;
  readonly isAllowedOrigin: IsAllowedOrigin;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly isClosing: () => boolean;
  /** The oldest version of a client that is let in. */
  readonly oldestVersion: number;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly onArrival: (arrival: Arrival) => void;
}

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const syncPath = '/sync/';

/**
 * Turns HTTP upgrades into sync sockets. Whoever may not come in is let through the handshake first and
 * then told why by a close code: to an HTTP status a y-websocket client answers by trying for ever.
 */
export function createUpgrade(options: UpgradeOptions): HandleUpgrade {
  const { identify, isAllowedOrigin, addressOf, isClosing, limits, log, onArrival } = options;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxFrameBytes,
  });

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://relay');
    if (!url.pathname.startsWith(syncPath)) return refuse(socket, 404);
    if (!isAllowedOrigin(request.headers.origin, request.headers.host)) return refuse(socket, 403);
    if (isClosing()) return refuse(socket, 503);

    const session = await identify(toHeaders(request));
    const { cookie = '' } = request.headers;
    const address = addressOf(request);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => log.debug('socket failed', { why: error.message }));
      webSocket.binaryType = 'nodebuffer';
      const name = parseDocumentName(url.pathname.slice(syncPath.length));
      if (!session) return dismiss(webSocket, closeReasons.signIn, limits);
      if (!name) return dismiss(webSocket, closeReasons.gone, limits);
      if (isClosing()) return dismiss(webSocket, closeReasons.restart, limits);
      const version = url.searchParams.get('v');
      if (isTooOld(version, options.oldestVersion))
        return dismiss(webSocket, closeReasons.updateApp, limits);
      const acknowledges = version !== null;
      // The cookie alone is kept: a thousand sockets' other headers would be a lot of nothing.
      const identifyAgain = () => identify(new Headers({ cookie }));
      onArrival({
        socket: webSocket,
        stream: socket,
        address,
        session,
        name,
        acknowledges,
        identifyAgain,
      });
    });
  };

  return (request, socket, head) => {
    socket.on('error', (error) => log.debug('socket failed', { why: error.message }));
    upgrade(request, socket, head).catch((error) => {
      log.error('upgrade failed', error);
      refuse(socket, 500);
    });
  };
}

/** Closes a socket that was let through the handshake only to be told why it may not stay. */
export function dismiss(socket: WebSocket, reason: CloseReason, limits: RelayLimits): void {
  socket.close(reason.code, reason.reason);
  setTimeout(() => socket.terminate(), limits.closeTimeoutMs).unref();
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const result = new Headers();
  for (const [key, value] of Object.entries(headers)) {
    for (const single of [value ?? []].flat()) result.append(key, single);
  }
  return result;
}
