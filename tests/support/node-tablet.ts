import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';

import { Ledger, type LedgerEntry } from '#lib/sync/ledger.ts';
import { DocumentRepository } from '#lib/sync/repository.ts';
import type { SavingState } from '#lib/sync/saving-state.ts';
import type { Browser } from '../server/browser.ts';

/** What of the network works now. */
export interface TabletNetwork {
  sockets: boolean;
  http: boolean;
}

export interface NodeTablet {
  readonly repository: DocumentRepository;
  readonly ledger: Ledger;
  readonly network: TabletNetwork;
  goOffline(): void;
  goOnline(): void;
  /** Lets time pass as far as the tablet looks at it, in ms. */
  pass(ms: number): void;
}

const nothing = () => undefined;

/** Waits until the saving state of a document is `kind`, however busy the machine is. */
export async function untilSaved(
  document: { readonly saving: SavingState },
  kind: SavingState['kind'],
): Promise<void> {
  await expect.poll(() => document.saving.kind, { timeout: 15_000 }).toBe(kind);
}

/**
 * A tablet without a browser: the app's own repository, ledger and connections, with the session of `browser`
 * at a real server. Its disk is `memory-database.ts`, which the test has to put in the place of the browser's:
 * `vi.mock('#lib/sync/document-database.ts', …)`. One at a time, since it takes the globals of a page.
 */
export async function openNodeTablet(accountId: string, browser: Browser): Promise<NodeTablet> {
  const network: TabletNetwork = { sockets: true, http: true };
  const { origin, cookie } = browser;

  const sockets = new Set<WebSocket>();
  class TabletSocket extends WebSocket {
    constructor(url: string) {
      // Nobody listens on the first port.
      super(network.sockets ? url : 'ws://127.0.0.1:1', { origin, headers: { cookie } });
      this.on('error', nothing);
      sockets.add(this);
    }
  }

  let passed = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
  vi.stubGlobal('WebSocket', TabletSocket);
  vi.stubGlobal('location', { protocol: 'http:', host: new URL(origin).host });
  vi.stubGlobal('navigator', {
    get onLine() {
      return network.sockets || network.http;
    },
  });
  const page = new EventTarget();
  const listeners = {
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  };
  vi.stubGlobal('document', { hidden: false, ...listeners });
  vi.stubGlobal('addEventListener', listeners.addEventListener);
  vi.stubGlobal('removeEventListener', listeners.removeEventListener);
  const reach = fetch;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    // The tests ask the server themselves, by its whole address.
    if (!path.startsWith('/')) return reach(path, init);
    if (!network.http) throw new TypeError('no network');
    const headers = { ...(init.headers as Record<string, string>), cookie, origin };
    return reach(`${origin}${path}`, { ...init, headers });
  });

  const entries: LedgerEntry[] = [];
  const store = {
    all: async () => entries,
    write: async () => undefined,
    remove: async () => undefined,
  };
  const ledger = new Ledger({ ...store, listen: nothing });
  const repository = new DocumentRepository(accountId, ledger);
  onTestFinished(async () => {
    await repository.closeAll();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const switchTo = (isOnline: boolean) => {
    network.sockets = network.http = isOnline;
    if (!isOnline) for (const socket of sockets) socket.terminate();
    page.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  };
  return {
    ...{ repository, ledger, network },
    goOffline: () => switchTo(false),
    goOnline: () => switchTo(true),
    pass: (ms) => void (passed += ms),
  };
}
