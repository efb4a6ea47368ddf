import { once } from 'node:events';

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { messageType, readAcknowledged, syncType } from '#lib/protocol/messages.ts';
import { cookieOf } from './launch-relay.ts';
import type { Who } from './school.ts';

/** A tablet that keeps its copy, brings what the relay lacks, and knows what was acknowledged. */
export class TypingClient {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  /** Updates that it sent, in order, and how many of them are acknowledged. */
  readonly sent: Uint8Array[] = [];
  acknowledged = 0;
  refusals = 0;

  private constructor(url: string, document: string, who: Who, doc: Y.Doc) {
    this.doc = doc;
    this.socket = new WebSocket(`${url}/${document}?v=1`, { headers: { cookie: cookieOf(who) } });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => this.#read(data));
    const note = (update: Uint8Array, origin: unknown) => {
      if (origin === 'typing') this.#send(syncType.update, update);
    };
    doc.on('update', note);
    this.socket.on('close', () => doc.off('update', note));
  }

  static async open(url: string, document: string, who: Who, doc = new Y.Doc()) {
    const client = new TypingClient(url, document, who, doc);
    await once(client.socket, 'open');
    client.#send(syncType.step1, Y.encodeStateVector(doc));
    return client;
  }

  type(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), 'typing');
  }

  /** What is certainly stored. */
  safe(): Uint8Array[] {
    return this.sent.slice(0, this.acknowledged);
  }

  #send(type: number, bytes: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (type !== syncType.step1) this.sent.push(bytes);
    this.socket.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageType.sync);
        encoding.writeVarUint(encoder, type);
        encoding.writeVarUint8Array(encoder, bytes);
      }),
    );
  }

  #read(frame: Buffer): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.acknowledged) this.acknowledged = readAcknowledged(decoder);
    if (type === messageType.refused) this.refusals += 1;
    if (type !== messageType.sync) return;
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncType.step1) {
      this.#send(syncType.step2, Y.encodeStateAsUpdate(this.doc, bytes));
    } else {
      Y.applyUpdate(this.doc, bytes, 'relay');
    }
  }
}
