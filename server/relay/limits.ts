import { largestUpdateBytes } from '#lib/protocol/messages.ts';

/** What one socket, room or document may cost. All are configuration; these are sane defaults. */
export interface RelayLimits {
  /** A larger WebSocket frame ends the connection before it is read, in bytes. */
  readonly maxFrameBytes: number;
  /** A larger update is refused, in bytes. */
  readonly maxUpdateBytes: number;
  /** What would make a document larger is refused, in bytes on the disk. */
  readonly maxDocumentBytes: number;
  /** What would make all documents of an organisation larger is refused, in bytes on the disk. */
  readonly maxOrganisationBytes: number;
  /** An update that begins further behind what is known of its client is refused, in Yjs clocks. */
  readonly maxClockGap: number;
  /** Frames of one socket that are read in a second on average; more are read later. */
  readonly framesPerSecond: number;
  /** Frames that may come at once, as when somebody returns. */
  readonly framesAtOnce: number;
  /** Sockets of one person, which are documents that one has open, on all tablets together. */
  readonly maxSocketsPerPerson: number;
  /** Sockets from one address; a school may have one for all. */
  readonly maxSocketsPerAddress: number;
  /** With more than this unsent a socket is not read any more until it has read itself, in bytes. */
  readonly pauseAboveUnsentBytes: number;
  /** With more than this unsent a socket is closed, besides the document that it asked for, in bytes. */
  readonly maxUnsentBytes: number;
  /** Documents on their way to clients that have just come, all together, in bytes. */
  readonly maxOpeningBytes: number;
  /** A larger awareness state of one client is not passed on, in characters. */
  readonly maxPresenceLength: number;
  /** How many awareness clients one socket may speak for. */
  readonly maxPresencesPerSocket: number;
  /** A socket that says nothing is asked for a sign of life this often, and closed after the second time. */
  readonly pingEveryMs: number;
  /** How long a room stays in memory after its last use. */
  readonly roomIdleMs: number;
  /** A log with more updates than this is compacted when its room is unloaded, and so is one with more bytes than the next. */
  readonly compactAfterUpdates: number;
  readonly compactUnloadedAboveBytes: number;
  /** A log that grew to this is compacted while its room is in use, in bytes. */
  readonly compactAfterBytes: number;
  /** Deliveries of one person and document are noted at most this often. */
  readonly deliveryEveryMs: number;
  /** Openings of one document by one curator are noted at most this often. */
  readonly openingEveryMs: number;
  /** Copies of one document that one curator fetches are noted at most this often. */
  readonly copyEveryMs: number;
  /** How long a socket may take to answer the relay's goodbye. */
  readonly closeTimeoutMs: number;
  /** How long a stopping relay waits for what it has received to be stored. */
  readonly drainTimeoutMs: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: RelayLimits = {
  maxFrameBytes: 8 * megabyte,
  maxUpdateBytes: largestUpdateBytes,
  maxDocumentBytes: 32 * megabyte,
  maxOrganisationBytes: 4096 * megabyte,
  maxClockGap: 2 ** 24,
  framesPerSecond: 100,
  framesAtOnce: 2_000,
  maxSocketsPerPerson: 64,
  maxSocketsPerAddress: 2_000,
  pauseAboveUnsentBytes: megabyte,
  maxUnsentBytes: 8 * megabyte,
  maxOpeningBytes: 128 * megabyte,
  maxPresenceLength: 512,
  maxPresencesPerSocket: 8,
  pingEveryMs: 30_000,
  roomIdleMs: 30_000,
  compactAfterUpdates: 200,
  compactUnloadedAboveBytes: 256 * 1024,
  compactAfterBytes: 2 * megabyte,
  deliveryEveryMs: 60_000,
  openingEveryMs: 3_600_000,
  copyEveryMs: 86_400_000,
  closeTimeoutMs: 1_000,
  drainTimeoutMs: 5_000,
};
