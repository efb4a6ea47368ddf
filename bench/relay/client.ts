import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

import { messageType, syncType } from '#lib/protocol/messages.ts';
import type { Contender } from './contenders.ts';
import { clientFrame, RawSocket } from './raw-socket.ts';

export type UpdateListener = (update: Uint8Array) => void;

/** A member of a room: greets, syncs, sends updates, and hands on those that it hears. */
export class BenchClient {
  /** Bytes of updates that have arrived. */
  heardBytes = 0;
  onUpdate: UpdateListener = () => undefined;
  readonly #prefix: Uint8Array;
  #socket!: RawSocket;
  #synced = Promise.withResolvers<void>();

  private constructor(prefix: Uint8Array) {
    this.#prefix = prefix;
  }

  static async open(contender: Contender, port: number, room: number, member: number) {
    const client = new BenchClient(contender.prefix(room));
    client.#socket = await RawSocket.open(
      port,
      contender.path(room),
      contender.headers(room, member),
      (frame) => client.#hear(frame),
    );
    for (const frame of contender.hello(room)) client.#socket.write(clientFrame(frame));
    return client;
  }

  /** Asks for everything; resolves when the relay has said that this was all. */
  async sync(): Promise<void> {
    this.write(this.frame(syncType.step1, Y.encodeStateVector(new Y.Doc())));
    await this.#synced.promise;
  }

  frame(type: number, bytes: Uint8Array): Buffer {
    return clientFrame(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, this.#prefix);
        encoding.writeVarUint(encoder, messageType.sync);
        encoding.writeVarUint(encoder, type);
        encoding.writeVarUint8Array(encoder, bytes);
      }),
    );
  }

  write(frames: Buffer): void {
    this.#socket.write(frames);
  }

  get closed(): boolean {
    return this.#socket.closed;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #hear(frame: Buffer): void {
    const at = this.#prefix.length;
    if (frame[at] !== messageType.sync) return;
    const decoder = decoding.createDecoder(frame);
    decoder.pos = at + 2;
    const bytes = decoding.readVarUint8Array(decoder);
    if (frame[at + 1] === syncType.step1) return;
    this.heardBytes += bytes.length;
    // Some relays say so before they have read what they stored.
    if (frame[at + 1] === syncType.step2) this.#synced.resolve();
    if (bytes.length > 0) this.onUpdate(bytes);
  }
}
