import { EventEmitter, once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import {
  carriesUpdate,
  encodeSeen,
  messageType,
  readAcknowledged,
  readRefused,
  readSeenBy,
  syncType,
  type Refusal,
} from '#lib/protocol/messages.ts';
import { cookieOf, type RelayServer } from './launch-relay.ts';
import type { Who } from './school.ts';

export interface ClientOptions {
  readonly origin?: string;
  /** A session's cookie, for a whole server; the school's own way of saying who it is unless given. */
  readonly cookie?: string;
  /** Leaves `?v=1` out, as a plain y-websocket client does. */
  readonly plain?: boolean;
}

/**
 * A client that does only what a test tells it to, frame by frame, and remembers what the relay said.
 * It applies what it hears to `doc` and answers nothing by itself.
 */
export class SyncClient {
  readonly doc = new Y.Doc();
  acknowledged = 0;
  readonly refused: { frame: number; refusal: Refusal }[] = [];
  /** In order: what the relay said of frames, as `acknowledged 2` or `refused 1 readOnly`. */
  readonly verdicts: string[] = [];
  /** In order: who was said to have seen everything, as `mentee 1 at 5`, or not any more, as `mentee 1 no`. */
  readonly seenBy: string[] = [];
  /** Update-carrying frames that the relay has sent. */
  updatesHeard = 0;
  /** Awareness states by client id. */
  readonly present = new Map<number, unknown>();
  awarenessFrames = 0;
  /** State vectors that the relay has asked with. */
  readonly relayStateVectors: Uint8Array[] = [];
  synced = false;
  closeCode: number | undefined;
  readonly socket: WebSocket;
  framesSent = 0;
  readonly #heard = new EventEmitter();

  constructor(url: string, document: string, who: Who | undefined, options: ClientOptions = {}) {
    const address = `${url}/${document}${options.plain ? '' : '?v=1'}`;
    const cookie = options.cookie ?? (who && cookieOf(who));
    const headers = cookie === undefined ? {} : { cookie };
    this.socket = new WebSocket(address, { headers, origin: options.origin });
    this.socket.binaryType = 'arraybuffer';
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data) => {
      this.#read(new Uint8Array(data as ArrayBuffer));
      this.#heard.emit('heard');
    });
    this.socket.on('close', (code) => {
      this.closeCode = code;
      this.#heard.emit('heard');
    });
    onTestFinished(() => this.socket.terminate());
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
    return this;
  }

  /** Waits until `condition` holds, looking after each message. */
  async until(condition: () => boolean, what: string): Promise<void> {
    const late = AbortSignal.timeout(5_000);
    while (!condition()) {
      await once(this.#heard, 'heard', { signal: late }).catch(() => {
        throw new Error(`waited in vain until ${what}; so far: ${this.verdicts.join(', ')}`);
      });
    }
  }

  sendStep1(): void {
    this.sendSync(syncType.step1, Y.encodeStateVector(this.doc));
  }

  /** Sends an update frame and returns its number. */
  sendUpdate(update: Uint8Array): number {
    this.sendSync(syncType.update, update);
    return this.framesSent;
  }

  sendStep2(update: Uint8Array): number {
    this.sendSync(syncType.step2, update);
    return this.framesSent;
  }

  sendSync(type: number, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
    this.sendFrame(encoding.toUint8Array(encoder));
    if (type !== syncType.step1) this.framesSent += 1;
  }

  sendAwareness(client: number, clock: number, state: unknown): void {
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, 1);
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, clock);
    encoding.writeVarString(update, JSON.stringify(state));
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
    this.sendFrame(encoding.toUint8Array(encoder));
  }

  /** Resolves when the relay has handled everything that was sent before: it answers in order. */
  async answered(): Promise<void> {
    const before = this.relayStateVectors.length;
    this.sendStep1();
    await this.until(() => this.relayStateVectors.length > before, 'the relay answers step 1');
  }

  /** Sends the receipt of a visible page for the first `frames` frames, all that came unless given. */
  sendSeen(frames = this.updatesHeard): void {
    this.sendFrame(encodeSeen(frames));
  }

  /** What the relay lacks by its last question. */
  sinceRelay(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, this.relayStateVectors.at(-1));
  }

  sendFrame(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  /** Makes an edit on this client's own copy and sends it; returns the frame's number. */
  edit(change: (doc: Y.Doc) => void): number {
    const before = Y.encodeStateVector(this.doc);
    const updates: Uint8Array[] = [];
    const note = (update: Uint8Array) => updates.push(update);
    this.doc.on('update', note);
    this.doc.transact(() => change(this.doc));
    this.doc.off('update', note);
    return this.sendUpdate(updates[0] ?? Y.encodeStateAsUpdate(this.doc, before));
  }

  #read(frame: Uint8Array): void {
    if (carriesUpdate(frame)) this.updatesHeard += 1;
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.#readSync(decoder);
      case messageType.awareness:
        return this.#readAwareness(decoding.readVarUint8Array(decoder));
      case messageType.acknowledged:
        this.acknowledged = readAcknowledged(decoder);
        this.verdicts.push(`acknowledged ${this.acknowledged}`);
        return;
      case messageType.refused: {
        const { frame: number, refusal } = readRefused(decoder);
        this.refused.push({ frame: number, refusal });
        this.verdicts.push(`refused ${number} ${refusal}`);
        return;
      }
      case messageType.seenBy: {
        const { personId, frames: own, at } = readSeenBy(decoder);
        this.seenBy.push(`${personId} ${own} ${at === null ? 'no' : `at ${at}`}`);
      }
    }
  }

  #readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (type === syncType.step1) {
      this.relayStateVectors.push(bytes);
    } else {
      Y.applyUpdate(this.doc, bytes, 'relay');
      if (type === syncType.step2) this.synced = true;
    }
  }

  #readAwareness(update: Uint8Array): void {
    this.awarenessFrames += 1;
    const decoder = decoding.createDecoder(update);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state: unknown = JSON.parse(decoding.readVarString(decoder));
      if (state === null) this.present.delete(client);
      else this.present.set(client, state);
    }
  }
}

/** Connects and waits for the handshake. */
export function connect(
  server: RelayServer,
  who: Who | undefined,
  document: string,
  options?: ClientOptions,
): Promise<SyncClient> {
  return new SyncClient(server.url, document, who, options).opened();
}

/** Connects, and has everything that is stored. */
export async function connectSynced(
  server: RelayServer,
  who: Who,
  document: string,
  options?: ClientOptions,
): Promise<SyncClient> {
  const client = await connect(server, who, document, options);
  client.sendStep1();
  await client.until(() => client.synced && client.relayStateVectors.length > 0, 'synced');
  return client;
}
