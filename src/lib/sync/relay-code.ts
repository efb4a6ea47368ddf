import type * as relayConnection from './relay-connection.ts';

type RelayCode = typeof relayConnection;

const retryMs = 3_000;

let loading: Promise<RelayCode> | undefined;

/**
 * The code that talks to the relay: a page shows and keeps words without it, so it comes after the page.
 * Where the tablet does not keep the app itself and the network is gone, it is asked for again.
 */
export function loadRelayCode(): Promise<RelayCode> {
  loading ??= load();
  return loading;
}

async function load(): Promise<RelayCode> {
  for (;;) {
    try {
      return await import('./relay-connection.ts');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
