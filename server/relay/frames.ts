import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

import { messageType, syncType } from '#lib/protocol/messages.ts';
import { openServerFrame, serverHead } from './server-frame.ts';

/** Frames of y-protocols, as the relay writes and reads them (PROTOCOL.md). */

export function encodeSync(type: keyof typeof syncType, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, syncType[type]);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** The message that passes an update on, as it travels: WebSocket header and all, copied once. */
export function encodeUpdateFrame(update: Uint8Array): Buffer {
  const { length } = update;
  const frame = openServerFrame(2 + digitsOf(length) + length);
  writeUpdateHead(frame, frame.length - length, length);
  frame.set(update, frame.length - length);
  return frame;
}

/** What goes before an update of `length` bytes, when the update itself is too large to be copied. */
export function encodeUpdateHead(length: number): Buffer {
  const payload = 2 + digitsOf(length) + length;
  const head = serverHead(payload, 2 + digitsOf(length));
  writeUpdateHead(head, head.length, length);
  return head;
}

function digitsOf(length: number): number {
  let digits = 1;
  for (let left = length; left > 127; left = Math.floor(left / 128)) digits += 1;
  return digits;
}

/** Writes type and length, which end at `end`. */
function writeUpdateHead(frame: Buffer, end: number, length: number): void {
  let at = end - digitsOf(length);
  frame[at - 2] = messageType.sync;
  frame[at - 1] = syncType.update;
  for (let left = length; ; left = Math.floor(left / 128)) {
    frame[at] = left > 127 ? (left % 128) | 128 : left;
    at += 1;
    if (left <= 127) break;
  }
}

/** The bytes that a sync frame carries. Throws when they are cut short or something follows them. */
export function readSyncBytes(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoder.pos = 2;
  const length = decoding.readVarUint(decoder);
  if (length > frame.length - decoder.pos) throw new Error('a sync message that is cut short');
  const bytes = decoding.readUint8Array(decoder, length);
  if (decoding.hasContent(decoder)) throw new Error('bytes after the end of a sync message');
  return bytes;
}

/** One client's awareness: its state as JSON, `null` when it left. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, entries.length);
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, clock);
    encoding.writeVarString(update, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}

/** Throws when `frame` is not an awareness message. */
export function readAwareness(frame: Uint8Array): AwarenessEntry[] {
  const outer = decoding.createDecoder(frame);
  decoding.readVarUint(outer);
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  const entries: AwarenessEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ client, clock, json: decoding.readVarString(decoder) });
  }
  return entries;
}
