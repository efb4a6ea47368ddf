import { carriesUpdate } from '#lib/protocol/messages.ts';

/**
 * A WebSocket message as the relay sends it: one final, binary, unmasked frame. Made once for all who
 * get it, and joined with others to one write, which is what a relay spends its time on.
 */
export function toServerFrame(payload: Uint8Array): Buffer {
  const frame = openServerFrame(payload.length);
  frame.set(payload, frame.length - payload.length);
  return frame;
}

/** The same with the last `length` bytes left for the caller to fill. */
export function openServerFrame(length: number): Buffer {
  return serverHead(length, length);
}

/** The header of a message of `length` bytes with room for the first `begun` of them. */
export function serverHead(length: number, begun: number): Buffer {
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + begun);
  frame[0] = 0x82;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return frame;
}

/** Whether a message of `toServerFrame` carries an update; the client counts those too. */
export function carriesUpdateOut(frame: Buffer): boolean {
  const header = frame[1] === 127 ? 10 : frame[1] === 126 ? 4 : 2;
  return carriesUpdate(frame.subarray(header, header + 2));
}
