import type { Fanout, FanoutMessage } from './port.ts';

type Listener = (message: FanoutMessage) => void;

/** Relays of one process that hear each other; each relay is one set of listeners. */
export type LocalPeers = Set<Set<Listener>>;

/**
 * Fan-out inside one process: with a single relay there is nobody to tell. Several relays, as in
 * tests, are given the same `peers`.
 */
export function createLocalFanout(peers: LocalPeers = new Set()): Fanout {
  const own = new Set<Listener>();
  peers.add(own);
  return {
    get hasPeers() {
      return peers.size > 1;
    },
    publish(message) {
      for (const peer of peers) {
        if (peer !== own) for (const listener of peer) listener(message);
      }
    },
    subscribe(listener) {
      own.add(listener);
      return () => own.delete(listener);
    },
    async close() {
      peers.delete(own);
    },
  };
}
