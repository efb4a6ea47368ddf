import * as Y from 'yjs';

import { decodeSyncBody, encodeSyncBody } from '#lib/protocol/http-sync.ts';
import type { RelayServer } from './launch-relay.ts';
import type { Who } from './school.ts';

/** Fetches a document over HTTP and brings nothing; throws when it is not given. */
export async function readOverHttp(
  server: RelayServer,
  who: Who,
  document: string,
): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const nothing = { stateVector: Y.encodeStateVector(doc), update: new Uint8Array() };
  const result = await server.http(who, document, encodeSyncBody(nothing));
  if (result.kind !== 'ok') throw new Error(`not given: ${result.kind}`);
  Y.applyUpdate(doc, decodeSyncBody(result.body).update);
  return doc;
}
