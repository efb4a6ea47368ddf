/** What one socket, room or document may cost. All are configuration; these are sane defaults. */
export interface RelayLimits {
  /** A larger WebSocket frame ends the connection before it is read, in bytes. */
  readonly maxFrameBytes: number;
  /** A larger update is refused, in bytes. */
  readonly maxUpdateBytes: number;
  /** A larger awareness state of one client is not passed on, in characters. */
  readonly maxPresenceLength: number;
  /** How many awareness clients one socket may speak for. */
  readonly maxPresencesPerSocket: number;
  /** How long a room stays in memory after its last use. */
  readonly roomIdleMs: number;
  /** A log with more updates than this is compacted when its room is unloaded. */
  readonly compactAfterUpdates: number;
  /** Deliveries of one person and document are noted at most this often. */
  readonly deliveryEveryMs: number;
  /** Openings of one document by one curator are noted at most this often. */
  readonly openingEveryMs: number;
  /** How long a socket may take to answer the relay's goodbye. */
  readonly closeTimeoutMs: number;
}

export const defaultLimits: RelayLimits = {
  maxFrameBytes: 8 * 1024 * 1024,
  maxUpdateBytes: 4 * 1024 * 1024,
  maxPresenceLength: 512,
  maxPresencesPerSocket: 8,
  roomIdleMs: 30_000,
  compactAfterUpdates: 200,
  deliveryEveryMs: 60_000,
  openingEveryMs: 3_600_000,
  closeTimeoutMs: 1_000,
};
