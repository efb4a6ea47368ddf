import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * A WebSocket client that does as little as one can, so that the load costs less than the servers. Frames
 * are masked with zeros, which leaves them as they are.
 */
export class RawSocket {
  closed = false;
  readonly #socket: Socket;
  readonly #onFrame: (frame: Buffer) => void;
  #chunks: Buffer[] = [];
  #arrived = 0;
  /** Bytes without which nothing more can be read. */
  #needed = 2;

  private constructor(socket: Socket, onFrame: (frame: Buffer) => void) {
    this.#socket = socket;
    this.#onFrame = onFrame;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => (this.closed = true));
  }

  static async open(
    port: number,
    path: string,
    headers: string,
    onFrame: (frame: Buffer) => void,
  ): Promise<RawSocket> {
    const socket = connect(port, '127.0.0.1');
    const raw = new RawSocket(socket, onFrame);
    await once(socket, 'connect');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n` +
        `Sec-WebSocket-Version: 13\r\n${headers}\r\n`,
    );
    let answer = Buffer.alloc(0);
    for (;;) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) continue;
      if (!answer.subarray(0, 12).includes('101')) throw new Error(answer.toString('latin1'));
      socket.on('data', (data: Buffer) => raw.#read(data));
      raw.#read(answer.subarray(end + 4));
      return raw;
    }
  }

  write(frames: Buffer): void {
    this.#socket.write(frames);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#arrived += chunk.length;
    // A large message comes in many chunks, which are put together once.
    if (this.#arrived < this.#needed) return;
    let data = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : chunk;
    for (;;) {
      this.#needed = 2;
      if (data.length < this.#needed) break;
      let length = (data[1] ?? 0) & 0x7f;
      const start = length === 126 ? 4 : length === 127 ? 10 : 2;
      this.#needed = start;
      if (data.length < this.#needed) break;
      if (start === 4) length = data.readUInt16BE(2);
      if (start === 10) length = Number(data.readBigUInt64BE(2));
      this.#needed = start + length;
      if (data.length < this.#needed) break;
      const opcode = (data[0] ?? 0) & 0x0f;
      const payload = data.subarray(start, start + length);
      if (opcode === 2) this.#onFrame(payload);
      else if (opcode === 9) this.write(clientFrame(payload, 10));
      data = data.subarray(start + length);
    }
    this.#chunks = [data];
    this.#arrived = data.length;
  }
}

/** A frame as a client sends it. */
export function clientFrame(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(2 + extended + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, 2 + extended + 4);
  return frame;
}
