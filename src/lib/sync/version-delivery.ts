import type { VersionReason } from '#lib/domain/versions.ts';
import type { DeliveryOutcome } from './http-delivery.ts';
import type { Ledger } from './ledger.ts';

/** A version of a pair's document that this tablet keeps. */
export interface ShelvedVersion {
  readonly document: string;
  readonly id: string;
  readonly reason: VersionReason;
  readonly personId: string;
  /** ms since the epoch: by this device until the server has it, then by the server. */
  readonly at: number;
  /** `refused`: the server will not take it; the tablet keeps it for a while. */
  readonly delivery: 'unsent' | 'sent' | 'refused';
  /** Compressed. */
  readonly bytes: Uint8Array;
}

/** Where an account's versions are kept. */
export interface VersionShelf {
  of(document: string): Promise<ShelvedVersion[]>;
  awaiting(delivery: 'unsent' | 'refused'): Promise<ShelvedVersion[]>;
  put(version: ShelvedVersion): Promise<void>;
  drop(document: string, ids: readonly string[]): Promise<void>;
  /** Drops all versions of a document. */
  forget(document: string): Promise<void>;
}

export interface VersionDeliverer {
  readonly shelf: VersionShelf;
  readonly ledger: Ledger;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** How long a version that the server does not take is kept, in ms: also what nobody can send ends one day. */
const refusedForMs = 30 * 86_400_000;

/** How long the server may take to answer, in ms. */
const answerTimeoutMs = 20_000;

/**
 * Sends the versions that the server does not have, one after the other; one that fails does not stop the
 * others. What the server refuses stays here for 30 days. Of a document that was erased nothing stays.
 */
export async function deliverVersions(deliverer: VersionDeliverer): Promise<DeliveryOutcome> {
  const { shelf, ledger, now } = deliverer;
  for (const { document, refused } of await ledger.all()) {
    if (refused === 'gone') await shelf.forget(document);
  }
  for (const { document, id, at } of await shelf.awaiting('refused')) {
    if (now() - at > refusedForMs) await shelf.drop(document, [id]);
  }
  let outcome: DeliveryOutcome = 'delivered';
  for (const version of await shelf.awaiting('unsent')) {
    const became = await deliver(deliverer, version);
    if (became === 'offline' || became === 'signIn') return became;
    if (became !== 'delivered') outcome = became;
  }
  return outcome;
}

async function deliver(
  { shelf, fetch }: VersionDeliverer,
  version: ShelvedVersion,
): Promise<DeliveryOutcome> {
  const { document, id, reason, bytes } = version;
  const response = await fetch(`/api/versions/${document}/${id}?reason=${reason}`, {
    method: 'POST',
    body: bytes.slice(),
    signal: AbortSignal.timeout(answerTimeoutMs),
  }).catch(() => undefined);
  if (!response) return 'offline';
  if (response.ok) {
    await shelf.put({ ...version, delivery: 'sent' });
    return 'delivered';
  }
  if (response.status === 401) return 'signIn';
  if (response.status === 410) await shelf.forget(document);
  else if ([400, 403, 413].includes(response.status)) {
    await shelf.put({ ...version, delivery: 'refused' });
  } else return 'later';
  return 'refused';
}
