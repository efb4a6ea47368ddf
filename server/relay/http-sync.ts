import * as Y from 'yjs';

import {
  formatDocumentName,
  parseDocumentName,
  type DocumentKind,
  type DocumentName,
} from '#lib/domain/document-name.ts';
import {
  decodeSyncBody,
  encodeSyncBody,
  versionWithoutHeader,
  type SyncBody,
} from '#lib/protocol/http-sync.ts';
import { isTooOld, type Refusal } from '#lib/protocol/messages.ts';
import { authorise } from '#server/access/authorise.ts';
import type { Session } from '#server/accounts/session.ts';
import { ErasedError } from '#server/storage/port.ts';
import { lookCloser, objection, refusalOf } from './acceptance.ts';
import type { RelayContext } from './context.ts';
import { documentFields, noteForbidden } from './log-fields.ts';
import { isTooDeep } from './nesting.ts';
import type { Room } from './room.ts';
import { checkUpdate, type CheckedUpdate } from './update.ts';

export interface HttpSyncRequest {
  readonly session: Session;
  readonly documentName: string;
  readonly body: Uint8Array;
  /** The `If-None-Match` of the request. */
  readonly ifNoneMatch?: string | undefined;
  /** The version that the client says it speaks. */
  readonly version?: string | undefined;
}

/** What became of a sync over HTTP; the HTTP layer turns it into a response. */
export type HttpSyncResult =
  /** Stored what there was to store; `body` is a sync body with what the client lacks. */
  | { readonly kind: 'ok'; readonly body: Uint8Array; readonly etag: string }
  /** The client brought nothing new and, by its ETag, has everything. */
  | { readonly kind: 'unchanged'; readonly etag: string }
  /** The update was not stored. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'malformed' }
  /** The client must be updated first; nothing of what it brought was read. */
  | { readonly kind: 'tooOld' }
  /** The document was erased. */
  | { readonly kind: 'gone' }
  /** The store failed; worth trying again. */
  | { readonly kind: 'unavailable' };

/** Syncs one document in one round trip: what the client brings is stored first, then it is answered. */
export async function syncOverHttp(
  context: RelayContext,
  { session, documentName, body, ifNoneMatch, version = versionWithoutHeader }: HttpSyncRequest,
): Promise<HttpSyncResult> {
  const { rosters, rooms, visits, limits, oldestVersion, log } = context;
  const name = parseDocumentName(documentName);
  if (!name) return { kind: 'notFound' };
  if (isTooOld(version, oldestVersion)) return { kind: 'tooOld' };
  const personId = session.identity.persons.get(name.org);
  try {
    const allowed = await authorise(rosters, session.identity, name);
    if (allowed === 'none' || personId === undefined) {
      if (personId !== undefined && (await wasOfPair(context, name))) return { kind: 'gone' };
      noteForbidden(context, name);
      return { kind: 'forbidden' };
    }
    const brought = readBody(body);
    if (!brought) return { kind: 'malformed' };
    if (brought.update.length > limits.maxUpdateBytes) return refused(context, name, 'tooLarge');

    // Without a socket nothing is on the screen: what is fetched is for later, perhaps without a network.
    await visits.opened(name, personId, 'copied', await rosters.of(name.org));
    await context.organisationBytes.counted(name.org, context.now());
    return await rooms.use(name, async (room) => {
      // Judged again: loading the room took its time.
      const { checked } = brought;
      if (checked && !room.state.contains(checked) && room.state.brings(checked)) {
        await lookCloser(context, room);
      }
      const deep =
        checked?.nests && allowed === 'write' && (await isTooDeep(context, room, checked));
      const access = await authorise(rosters, session.identity, name);
      if (access === 'none') return { kind: 'forbidden' };
      const isNew = checked !== undefined && !room.state.contains(checked);
      if (isNew) {
        const refusal = deep ? 'malformed' : objection(context, room, checked, access);
        if (refusal) return refused(context, name, refusal);
        try {
          await room.append(checked, personId);
        } catch (error) {
          log.error('update not stored', error, documentFields(name));
          return refused(context, name, refusalOf(error));
        }
        context.counts.updates += 1;
      }
      await noteDelivery(context, name, personId);
      return answer(context, room, brought.stateVector, isNew ? undefined : ifNoneMatch);
    });
  } catch (error) {
    if (error instanceof ErasedError) return { kind: 'gone' };
    log.error('sync over HTTP failed', error, documentFields(name));
    return { kind: 'unavailable' };
  }
}

/**
 * Whether it belonged to a pair and was erased: with the pair went everybody's right to it, and a tablet that still has a copy
 * must learn that the copy may not stay. The name says little to others: who knows both
 * people's ids can make it, and learns that there was a pair.
 */
async function wasOfPair({ store }: RelayContext, name: DocumentName): Promise<boolean> {
  if (!pairKinds.has(name.kind)) return false;
  const key = formatDocumentName(name);
  return (await store.erasures(key, 10)).some(({ document }) => document === key);
}

const pairKinds: ReadonlySet<DocumentKind> = new Set(['pair', 'supervision', 'shared']);

/** What was brought is stored and what is asked for can be read, also when this cannot be noted. */
async function noteDelivery(
  { rosters, visits, log }: RelayContext,
  name: DocumentName,
  personId: string,
): Promise<void> {
  try {
    await visits.delivered(name, personId, await rosters.of(name.org));
  } catch (error) {
    log.error('delivery not noted', error, documentFields(name));
  }
}

interface Brought extends SyncBody {
  /** Absent when the client brings nothing. */
  readonly checked: CheckedUpdate | undefined;
}

function readBody(bytes: Uint8Array): Brought | undefined {
  try {
    const body = decodeSyncBody(bytes);
    Y.decodeStateVector(body.stateVector);
    return { ...body, checked: body.update.length > 0 ? checkUpdate(body.update) : undefined };
  } catch {
    return undefined;
  }
}

async function answer(
  { store, compute }: RelayContext,
  { key, state }: Room,
  stateVector: Uint8Array,
  known: string | undefined,
): Promise<HttpSyncResult> {
  const etag = `"${await store.version(key)}"`;
  if (etag === known) return { kind: 'unchanged', etag };
  const stored = await store.load(key);
  const isFresh = Y.decodeStateVector(stateVector).size === 0;
  const update = await compute.run('since', state.bytes, stored, isFresh ? undefined : stateVector);
  return { kind: 'ok', body: encodeSyncBody({ stateVector: state.stateVector(), update }), etag };
}

function refused(
  { counts, log }: RelayContext,
  name: DocumentName,
  refusal: Refusal,
): HttpSyncResult {
  log.warn('update refused', { refusal, ...documentFields(name) });
  counts.countRefused(refusal);
  return { kind: 'refused', refusal };
}
