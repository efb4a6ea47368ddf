import * as Y from 'yjs';

import { decodeSyncBody, encodeSyncBody, syncContentType } from '#lib/protocol/http-sync.ts';
import type { Ledger } from './ledger.ts';
import { localStoreName, openLocalStore } from './local-store.ts';

export type DeliveryOutcome = 'delivered' | 'offline' | 'signIn' | 'forbidden' | 'refused';

/**
 * Syncs one document that is not on the screen in one HTTP round trip: what the tablet has goes
 * out, what it lacks comes in and is on disk before this resolves.
 */
export async function deliverOverHttp(
  accountId: string,
  name: string,
  ledger: Ledger,
  fetchFrom: typeof fetch = fetch,
): Promise<DeliveryOutcome> {
  const doc = new Y.Doc();
  const store = openLocalStore(localStoreName(accountId, name), doc, () => undefined);
  try {
    await store.loaded;
    const response = await fetchFrom(`/api/documents/${name}`, {
      method: 'POST',
      headers: { 'content-type': syncContentType },
      body: encodeSyncBody({
        stateVector: Y.encodeStateVector(doc),
        update: Y.encodeStateAsUpdate(doc),
      }).slice().buffer,
    });
    if (response.status === 401) return 'signIn';
    if (response.status === 403 || response.status === 404) return 'forbidden';
    if (!response.ok) return 'refused';
    const { update } = decodeSyncBody(new Uint8Array(await response.arrayBuffer()));
    Y.applyUpdate(doc, update, 'http');
    await store.barrier();
    await ledger.write({ document: name, unsent: 0, confirmedAt: Date.now() });
    return 'delivered';
  } catch (error) {
    // `fetch` rejects with a TypeError when there is no network; anything else is not that.
    return error instanceof TypeError ? 'offline' : 'refused';
  } finally {
    await store.close();
    doc.destroy();
  }
}
