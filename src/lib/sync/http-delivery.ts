import * as Y from 'yjs';

import type { ApiError, ApiErrorCode } from '#lib/protocol/api.ts';
import {
  decodeSyncBody,
  encodeSyncBody,
  syncContentType,
  versionHeader,
  type SyncBody,
} from '#lib/protocol/http-sync.ts';
import { largestUpdateBytes, protocolVersion, type Refusal } from '#lib/protocol/messages.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { localStoreName, openLocalStore } from './local-store.ts';
import type { OpenDocument } from './open-document.ts';
import { updatePieces } from './update-pieces.ts';

/**
 * `later`: this document could not be synced now, others may be. `offline`, `signIn` and `tooOld`, when
 * the server asks for a newer app, concern all.
 */
export type DeliveryOutcome =
  | 'delivered'
  | 'unchanged'
  | 'refused'
  | 'forbidden'
  | 'gone'
  | 'later'
  | 'offline'
  | 'signIn'
  | 'tooOld';

/** How long the server may take to answer, in ms: a dead network does not end a request by itself. */
const answerTimeoutMs = 20_000;

/** The account whose tablet delivers, and what it knows. */
export interface Deliverer {
  readonly accountId: string;
  readonly ledger: Ledger;
  readonly fetch: typeof fetch;
}

/**
 * Syncs one document that is not on the screen in one HTTP round trip: what the tablet has goes
 * out, what it lacks comes in and is on disk before this resolves. When nothing is unsent and the
 * relay has nothing new either, the document is not even read.
 */
export async function deliverOverHttp(
  deliverer: Deliverer,
  name: string,
): Promise<DeliveryOutcome> {
  try {
    const entry = await deliverer.ledger.read(name);
    let response: Response | undefined;
    if (entry?.etag && entry.stateVector && entry.unsent === 0) {
      const nothing = { stateVector: entry.stateVector, update: new Uint8Array() };
      response = await post(deliverer, name, nothing, entry.etag);
      if (response.status === 304) return 'unchanged';
    }
    const { outcome, known } = await withDocument(deliverer, name, async (copy) =>
      take(deliverer, entry, copy, response ?? (await postAll(deliverer, name, copy.doc))),
    );
    // Only when the copy is closed: with a state that the server knows it is not opened again, and words may linger in it.
    if (known) await deliverer.ledger.write({ document: name, ...known });
    return outcome;
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The same for a document that is open here and whose socket does not open, as where a proxy lets none through. */
export async function deliverOpen(
  fetch: Deliverer['fetch'],
  document: OpenDocument,
): Promise<DeliveryOutcome> {
  const { name, doc } = document;
  const delivery = document.deliverBeside();
  try {
    const response = await postAll({ fetch }, name, doc);
    if (response.ok) {
      Y.applyUpdate(doc, (await bodyOf(response)).update, 'http');
      delivery.stored();
      return 'delivered';
    }
    const { outcome, refused } = await failureOf(response);
    delivery.failed(refused);
    return outcome;
  } catch (error) {
    delivery.failed(null);
    return outcomeOf(error);
  }
}

/** Asks, bringing nothing, whether the account may still read a document; `unchanged` when it may. */
export async function askWhether(
  { fetch }: Pick<Deliverer, 'fetch'>,
  entry: LedgerEntry,
): Promise<DeliveryOutcome> {
  // What it has by the ledger is not sent again.
  const stateVector = entry.stateVector ?? Y.encodeStateVector(new Y.Doc());
  try {
    const body = { stateVector, update: new Uint8Array() };
    const response = await post({ fetch }, entry.document, body, entry.etag ?? undefined);
    if (!response.ok && response.status !== 304) return (await failureOf(response)).outcome;
    await response.body?.cancel();
    return 'unchanged';
  } catch (error) {
    return outcomeOf(error);
  }
}

/**
 * Brings everything; of a document that is larger than what the relay takes at once only what it says that it lacks, if need be
 * in pieces. The answer is the one to the last of them, or the first that is no success.
 */
async function postAll(
  deliverer: Pick<Deliverer, 'fetch'>,
  name: string,
  doc: Y.Doc,
): Promise<Response> {
  const stateVector = Y.encodeStateVector(doc);
  const update = Y.encodeStateAsUpdate(doc);
  if (update.length <= largestUpdateBytes) {
    return post(deliverer, name, { stateVector, update });
  }
  const asked = await post(deliverer, name, { stateVector, update: new Uint8Array() });
  if (!asked.ok) return asked;
  const relay = await bodyOf(asked);
  let answer = asked;
  for (const piece of updatePieces(doc, relay.stateVector, largestUpdateBytes)) {
    answer = await post(deliverer, name, { stateVector, update: piece });
    if (!answer.ok) return answer;
  }
  return answer;
}

interface Copy {
  readonly name: string;
  readonly doc: Y.Doc;
  barrier(): Promise<void>;
}

/** Reads the tablet's copy for as long as `work` takes. */
async function withDocument<Result>(
  { accountId }: Deliverer,
  name: string,
  work: (copy: Copy) => Promise<Result>,
): Promise<Result> {
  const doc = new Y.Doc();
  const store = openLocalStore(localStoreName(accountId, name), doc, () => undefined);
  try {
    await store.loaded;
    return await work({ name, doc, barrier: () => store.barrier() });
  } finally {
    await store.close();
    doc.destroy();
  }
}

function post(
  { fetch }: Pick<Deliverer, 'fetch'>,
  name: string,
  body: SyncBody,
  etag?: string,
): Promise<Response> {
  return fetch(`/api/documents/${name}`, {
    method: 'POST',
    headers: {
      'content-type': syncContentType,
      [versionHeader]: protocolVersion,
      ...(etag && { 'if-none-match': etag }),
    },
    body: encodeSyncBody(body).slice().buffer,
    signal: AbortSignal.timeout(answerTimeoutMs),
  });
}

interface Taken {
  readonly outcome: DeliveryOutcome;
  /** What the ledger may say of the copy once it is closed. */
  readonly known?: Pick<LedgerEntry, 'etag' | 'stateVector' | 'bytes'>;
}

/** Writes down what became of a delivery that was made when the ledger said `before`. */
async function take(
  { ledger }: Deliverer,
  before: LedgerEntry | undefined,
  { name, doc, barrier }: Copy,
  response: Response,
): Promise<Taken> {
  if (!response.ok) {
    const { outcome, refused } = await failureOf(response);
    if (refused) await ledger.write({ document: name, refused, etag: null });
    return { outcome };
  }

  const { update } = await bodyOf(response);
  // What is written from here on was not part of the delivery and stays unsent.
  const now = await ledger.read(name);
  const delivered = (now?.unsent ?? 0) === (before?.unsent ?? 0);
  if (delivered) {
    const confirmedAt = Date.now();
    await ledger.write({ document: name, unsent: 0, confirmedAt, refused: null, etag: null });
  }
  Y.applyUpdate(doc, update, 'http');
  await barrier();
  if (!delivered) return { outcome: 'delivered' };
  const etag = response.headers.get('etag');
  const bytes = Y.encodeStateAsUpdate(doc).length;
  return { outcome: 'delivered', known: { etag, stateVector: Y.encodeStateVector(doc), bytes } };
}

async function bodyOf(response: Response): Promise<SyncBody> {
  return decodeSyncBody(new Uint8Array(await response.arrayBuffer()));
}

function outcomeOf(error: unknown): DeliveryOutcome {
  // `fetch` rejects with these when there is no network, or none that answers.
  const name = error instanceof Error ? error.name : '';
  return name === 'TypeError' || name === 'TimeoutError' ? 'offline' : 'later';
}

interface Failure {
  readonly outcome: DeliveryOutcome;
  /** Why the relay did not take what was brought. */
  readonly refused: Refusal | null;
}

/** By the code of our API: what a proxy on the way answers says nothing about a document. */
const failures: Readonly<Partial<Record<ApiErrorCode, Failure>>> = {
  'sign-in': { outcome: 'signIn', refused: null },
  'update-app': { outcome: 'tooOld', refused: null },
  forbidden: { outcome: 'forbidden', refused: 'readOnly' },
  gone: { outcome: 'gone', refused: 'gone' },
  malformed: { outcome: 'refused', refused: 'malformed' },
  'too-large': { outcome: 'refused', refused: 'tooLarge' },
};

/** What an answer other than 2xx means. */
async function failureOf(response: Response): Promise<Failure> {
  const answer = (await response.json().catch(() => null)) as Partial<ApiError> | null;
  const known = answer?.error && failures[answer.error];
  return known || { outcome: response.status > 500 ? 'offline' : 'later', refused: null };
}
