/** How relays that share one database tell each other of what changed. */
export interface FanoutMessage {
  readonly document: string;
  /** A complete message for the members of the room: an update, or who is where. */
  readonly frame: Uint8Array;
}

export interface Fanout {
  /** Whether anybody could be told anything. */
  readonly hasPeers: boolean;
  publish(message: FanoutMessage): void;
  /** Calls `listener` with messages of other relays, never with this one's own. */
  subscribe(listener: (message: FanoutMessage) => void): () => void;
  close(): Promise<void>;
}
