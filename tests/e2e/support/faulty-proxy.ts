import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

import { messageType } from '#lib/protocol/messages.ts';

/**
 * What the network does: passes all on, swallows all without closing anything, loses one kind of frame, or lets pages
 * through and no sockets.
 */
export type NetworkFault = 'none' | 'blackHole' | 'losesAcknowledgements' | 'noSockets';

/** A network between tablet and server that a test can break while connections are open. */
export class FaultyProxy {
  fault: NetworkFault = 'none';
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(targetPort: number) {
    this.server = createServer((tablet) => {
      const relay = connect(targetPort, '127.0.0.1');
      const filter = new FrameFilter();
      for (const socket of [tablet, relay]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.sockets.delete(socket);
          if (this.fault === 'blackHole') return;
          tablet.destroy();
          relay.destroy();
        });
      }
      tablet.on('data', (bytes) => {
        const isSocket = bytes.subarray(0, 10).toString('latin1') === 'GET /sync/';
        if (this.fault === 'noSockets' && isSocket) tablet.destroy();
        else if (this.fault !== 'blackHole') relay.write(bytes);
      });
      relay.on('data', (bytes) => {
        if (this.fault === 'blackHole') return;
        const kept = filter.pass(bytes, this.fault === 'losesAcknowledgements');
        if (kept.length > 0) tablet.write(kept);
      });
    });
  }

  static async before(origin: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(Number(new URL(origin).port));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** A link to the server as one through this network. */
  through(link: string): string {
    const url = new URL(link);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** Breaks what is open, and everything from now on in its way. */
  breakBy(fault: NetworkFault): void {
    this.fault = fault;
    for (const socket of this.sockets) socket.destroy();
  }

  /** The network works again; what was open in the black hole is gone, as after a real one. */
  heal(): void {
    this.breakBy('none');
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Takes acknowledgements out of the server's side of a WebSocket; what is plain HTTP passes. */
class FrameFilter {
  private isSocket = false;
  private rest = Buffer.alloc(0);

  pass(bytes: Buffer, drop: boolean): Buffer {
    if (!this.isSocket) {
      if (!bytes.toString('latin1').startsWith('HTTP/1.1 101')) return bytes;
      this.isSocket = true;
      const end = bytes.indexOf('\r\n\r\n') + 4;
      return Buffer.concat([bytes.subarray(0, end), this.pass(bytes.subarray(end), drop)]);
    }
    this.rest = Buffer.concat([this.rest, bytes]);
    const kept: Buffer[] = [];
    for (;;) {
      const length = frameLength(this.rest);
      if (length === null || this.rest.length < length.all) return Buffer.concat(kept);
      const frame = this.rest.subarray(0, length.all);
      this.rest = this.rest.subarray(length.all);
      const isBinary = ((frame[0] ?? 0) & 0x0f) === 2;
      const isAcknowledgement = isBinary && frame[length.header] === messageType.acknowledged;
      if (!drop || !isAcknowledgement) kept.push(frame);
    }
  }
}

/** The sizes of the first frame; a server does not mask. `null` while too little of it is there. */
function frameLength(bytes: Buffer): { header: number; all: number } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const header = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < header) return null;
  const long = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { header, all: header + (short === 126 ? bytes.readUInt16BE(2) : long) };
}
