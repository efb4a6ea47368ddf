import { deliverOverHttp, type DeliveryOutcome } from './http-delivery.ts';
import type { DocumentRepository } from './repository.ts';

/** Fetches a document that no page shows, to be kept for as long as it is chosen. `later` when the queue has let go of it meanwhile. */
export async function fetchToKeep(
  { accountId, ledger }: DocumentRepository,
  document: string,
): Promise<DeliveryOutcome> {
  // Noted before anything of it is here, so that the queue lets go of it whatever becomes of whoever fetches.
  if (!(await ledger.read(document))?.kept) await ledger.write({ document, kept: true });
  const deliverer = { accountId, ledger, fetch: fetch.bind(globalThis) };
  const outcome = await deliverOverHttp(deliverer, document);
  if (!(await ledger.read(document))?.kept) {
    // With a state that the server knows, it would be found unchanged, and stay empty for good.
    const nothing = { confirmedAt: null, etag: null, stateVector: null };
    await ledger.write({ document, kept: true, ...nothing });
    return 'later';
  }
  if (outcome === 'delivered' || outcome === 'unchanged') {
    await ledger.write({ document, confirmedAt: Date.now() });
  }
  return outcome;
}
