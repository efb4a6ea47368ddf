import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * `POST /api/documents/<name>`: the sync of one document in one round trip. The tablet sends its
 * state vector and what it believes the relay lacks; the relay stores that first and answers with its
 * own state vector and what the tablet lacks (PROTOCOL.md).
 */
export interface SyncBody {
  readonly stateVector: Uint8Array;
  /** Empty when there is nothing to deliver. */
  readonly update: Uint8Array;
}

export const syncContentType = 'application/vnd.tandem.sync';

/** The header that tells the client's version, as `?v=` does for a socket. */
export const versionHeader = 'tandem-client-version';

/** What apps speak that were built before there was this header. */
export const versionWithoutHeader = '1';

export function encodeSyncBody({ stateVector, update }: SyncBody): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, stateVector);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Throws when `bytes` are not such a body. */
export function decodeSyncBody(bytes: Uint8Array): SyncBody {
  const decoder = decoding.createDecoder(bytes);
  const stateVector = decoding.readVarUint8Array(decoder);
  const update = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) throw new Error('bytes after the end of a sync body');
  return { stateVector, update };
}
