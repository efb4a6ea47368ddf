import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Message types of a sync socket: 0 to 3 are those of y-protocols, 4 to 7 ours (PROTOCOL.md). */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledged: 4,
  refused: 5,
  seen: 6,
  seenBy: 7,
} as const;

/** Kinds of a sync message, as y-protocols numbers them. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** The version of our additions that a client asks for with `?v=`. */
export const protocolVersion = '1';

/** The oldest version that a relay still speaks; a client with an older one has to be updated. */
export const oldestVersion = 1;

/** Whether a client that asks for `version` must be updated; a plain one asks for none. */
export function isTooOld(version: string | null, oldest: number): boolean {
  return version !== null && !(Number(version) >= oldest);
}

/** What a relay takes at once unless it is told otherwise, in bytes. */
export const largestUpdateBytes = 4 * 1024 * 1024;

/** Why an update was not stored. The number is what travels. */
export const refusalCodes = {
  readOnly: 1,
  malformed: 2,
  tooLarge: 3,
  storage: 4,
  gone: 5,
} as const;
export type Refusal = keyof typeof refusalCodes;

/** Says that the first `frames` update-carrying frames of this connection are dealt with: stored, or refused before. */
export function encodeAcknowledged(frames: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.acknowledged);
  encoding.writeVarUint(encoder, frames);
  return encoding.toUint8Array(encoder);
}

/** Says that frame `frame` (counted from 1) was not stored, and why. */
export function encodeRefused(frame: number, refusal: Refusal): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.refused);
  encoding.writeVarUint(encoder, frame);
  encoding.writeVarUint(encoder, refusalCodes[refusal]);
  return encoding.toUint8Array(encoder);
}

/** Reads the body of an `acknowledged` message, the type already taken off. */
export function readAcknowledged(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/** Reads the body of a `refused` message; a code of a newer relay reads as `malformed`. */
export function readRefused(decoder: decoding.Decoder): { frame: number; refusal: Refusal } {
  const frame = decoding.readVarUint(decoder);
  const code = decoding.readVarUint(decoder);
  const known = (Object.keys(refusalCodes) as Refusal[]).find((key) => refusalCodes[key] === code);
  return { frame, refusal: known ?? 'malformed' };
}

/** Says that a visible page holds the first `frames` update-carrying frames that this client was sent. */
export function encodeSeen(frames: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.seen);
  encoding.writeVarUint(encoder, frames);
  return encoding.toUint8Array(encoder);
}

/** Reads the body of a `seen` message, the type already taken off. */
export function readSeen(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/** Who has seen everything up to the receiver's own first `frames` frames, and when; `null` takes it back. */
export interface SeenBy {
  readonly personId: string;
  readonly frames: number;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number | null;
}

export function encodeSeenBy({ personId, frames, at }: SeenBy): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.seenBy);
  encoding.writeVarString(encoder, personId);
  encoding.writeVarUint(encoder, frames);
  encoding.writeVarUint(encoder, at ?? 0);
  return encoding.toUint8Array(encoder);
}

/** Reads the body of a `seenBy` message, the type already taken off. */
export function readSeenBy(decoder: decoding.Decoder): SeenBy {
  const personId = decoding.readVarString(decoder);
  const frames = decoding.readVarUint(decoder);
  return { personId, frames, at: decoding.readVarUint(decoder) || null };
}

/** Whether a frame carries an update (sync step 2 or update); such frames are counted by both ends. */
export function carriesUpdate(frame: Uint8Array): boolean {
  return frame.length > 1 && frame[0] === messageType.sync && frame[1] !== syncType.step1;
}
