import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

import { closeReasons } from '#lib/protocol/close-reasons.ts';
import {
  carriesUpdate,
  encodeSeen,
  largestUpdateBytes,
  messageType,
  protocolVersion,
  readAcknowledged,
  readRefused,
  readSeenBy,
  syncType,
  type Refusal,
  type SeenBy,
} from '#lib/protocol/messages.ts';
import type { FrameKind } from './delivery.ts';
import type { SavingFacts } from './saving-state.ts';
import { SeenReceipts } from './seen-receipts.ts';
import { updatePieces } from './update-pieces.ts';

export interface RelayEvents {
  connection(state: SavingFacts['connection']): void;
  /** The relay closed and must not be asked again. */
  closedFor(reason: NonNullable<SavingFacts['closedFor']>): void;
  /** A frame that carries an update left; a full delivery is the answer to the relay's state vector. */
  frameSent(kind: FrameKind): void;
  acknowledged(frames: number): void;
  refused(frame: number, refusal: Refusal): void;
  seenBy(seen: SeenBy): void;
  /** Whether a page shows the document, complete. */
  isShown(): boolean;
}

export interface RelayConnection {
  /** The `origin` that changes from the relay carry. */
  readonly origin: unknown;
  connect(): void;
  /** Connects anew, so that everything the relay lacks is delivered again. */
  resync(): void;
  /** To be called when a page has begun to show the document, or it has become complete. */
  look(): void;
  destroy(): void;
}

/** The relay is asked for a sign of life after this long without a message, … */
const askAfterMs = 2_000;
/** … and taken for gone after this long: a dead network does not close a socket by itself. */
const goneAfterMs = 4_500;

/** The longest pause between attempts to reach the relay, in ms. */
const longestPauseMs = 12_000;

/**
 * How long to wait before the attempt after `failures` failed ones, in ms. A server that goes down sends
 * a whole class away in one moment: without chance in it they would all come back in one moment, again and again.
 */
function pauseBeforeAttempt(failures: number): number {
  const pause = Math.min(2 ** failures * 100, longestPauseMs);
  return pause * (0.5 + Math.random() / 2);
}

/** A frame has a head besides its update. */
const mostAtOnce = largestUpdateBytes - 64;

function writeSync(encoder: encoding.Encoder, type: number, update: Uint8Array): void {
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, update);
}

/** Connects a document to the relay by y-websocket, and hears its acknowledgements. */
export function openRelayConnection(
  documentName: string,
  { doc, awareness }: { readonly doc: Y.Doc; readonly awareness: Awareness },
  events: RelayEvents,
): RelayConnection {
  let socket: CountingSocket | null = null;
  /** Whether the frame that leaves now is a piece of the answer to the relay's state vector, of which more follows. */
  let isPiece = false;
  const receipts = new SeenReceipts({
    isInSight: () => socket?.readyState === WebSocket.OPEN && !document.hidden && events.isShown(),
    send: (frames) => socket?.send(encodeSeen(frames).slice()),
  });

  /** Counts what y-websocket sends and hears; no other way to know which frame carries what. */
  class CountingSocket extends WebSocket {
    lastHeardAt = performance.now();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // A replaced socket must not be heard any more.
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      socket = this;
      receipts.connected();
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        this.lastHeardAt = performance.now();
        if (this !== socket || !(data instanceof ArrayBuffer)) return;
        if (carriesUpdate(new Uint8Array(data))) receipts.took();
      });
      this.addEventListener('open', () => (this.lastHeardAt = performance.now()));
    }

    override send(data: string | Blob | BufferSource): void {
      const isUpdate = data instanceof Uint8Array && carriesUpdate(data);
      const kind = isUpdate && data[1] === syncType.step2 ? 'end' : isPiece ? 'piece' : 'change';
      if (isUpdate && kind === 'change' && data.length > largestUpdateBytes) {
        // What was changed at once, as of thousands of people, goes in pieces too: the relay asks for it on a new connection.
        setTimeout(reconnect);
        return;
      }
      super.send(data);
      if (isUpdate && this === socket) events.frameSent(kind);
    }
  }

  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const provider = new WebsocketProvider(url, documentName, doc, {
    connect: false,
    awareness,
    disableBc: true,
    params: { v: protocolVersion },
    WebSocketPolyfill: CountingSocket,
  });
  const readSync = provider.messageHandlers[messageType.sync];
  provider.messageHandlers[messageType.sync] = (encoder, decoder: decoding.Decoder, ...rest) => {
    if (decoder.arr[decoder.pos] !== syncType.step1) {
      readSync?.(encoder, decoder, ...rest);
      return;
    }
    decoding.readVarUint(decoder);
    const updates = updatePieces(doc, decoding.readVarUint8Array(decoder), mostAtOnce);
    isPiece = true;
    for (const update of updates.slice(0, -1)) {
      const frame = encoding.createEncoder();
      writeSync(frame, syncType.update, update);
      socket?.send(encoding.toUint8Array(frame).slice());
    }
    isPiece = false;
    writeSync(encoder, syncType.step2, updates.at(-1) ?? new Uint8Array());
  };
  provider.messageHandlers[messageType.acknowledged] = (_, decoder: decoding.Decoder) =>
    events.acknowledged(readAcknowledged(decoder));
  provider.messageHandlers[messageType.refused] = (_, decoder: decoding.Decoder) => {
    const { frame, refusal } = readRefused(decoder);
    events.refused(frame, refusal);
  };
  provider.messageHandlers[messageType.seenBy] = (_, decoder: decoding.Decoder) =>
    events.seenBy(readSeenBy(decoder));

  provider.on('status', ({ status }) => {
    const states = {
      connected: 'open',
      connecting: 'connecting',
      disconnected: 'offline',
    } as const;
    events.connection(states[status]);
  });
  provider.on('connection-close', () => {
    // y-websocket reads this right after the event, for its next pause.
    provider.maxBackoffTime = pauseBeforeAttempt(provider.wsUnsuccessfulReconnects + 1);
    events.connection('offline');
  });
  provider.on('closed', ({ code }) => {
    if (code === closeReasons.signIn.code) events.closedFor('signIn');
    else if (code === closeReasons.updateApp.code) events.closedFor('updateApp');
    else if (code === closeReasons.gone.code) events.closedFor('gone');
    else events.closedFor('forbidden');
  });

  const reconnect = () => {
    if (!provider.shouldConnect) return;
    provider.disconnect();
    provider.connect();
  };
  const watchdog = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN || document.hidden) return;
    const silentFor = performance.now() - socket.lastHeardAt;
    if (silentFor > goneAfterMs) reconnect();
    else if (silentFor > askAfterMs) socket.send(new Uint8Array([messageType.queryAwareness]));
  }, 1_000);
  const wentOffline = () => {
    if (!provider.shouldConnect) return;
    provider.disconnect();
    provider.shouldConnect = true;
  };
  const cameBack = () => {
    if (provider.shouldConnect && !provider.wsconnected) reconnect();
  };
  addEventListener('offline', wentOffline);
  addEventListener('online', cameBack);
  const look = () => receipts.look();
  document.addEventListener('visibilitychange', look);

  return {
    origin: provider,
    connect: () => provider.connect(),
    resync: reconnect,
    look,
    destroy: () => {
      receipts.stop();
      document.removeEventListener('visibilitychange', look);
      clearInterval(watchdog);
      removeEventListener('offline', wentOffline);
      removeEventListener('online', cameBack);
      provider.destroy();
    },
  };
}
