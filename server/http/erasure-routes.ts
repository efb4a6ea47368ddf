import { Hono } from 'hono';
import * as v from 'valibot';

import type { AccessRoster } from '#lib/domain/access.ts';
import { formatDocumentName, privateKinds, type DocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId, type SharedBy } from '#lib/domain/shared-reflections.ts';
import type { ErasedDocument } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Log } from '#server/log.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { asCurator } from './as-curator.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** More than a curator will ever scroll through. */
const mostErasures = 1_000;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const wanted = v.union([
  v.strictObject({ org: id, personId: id }),
  v.strictObject({ org: id, pairId: id }),
]);

export interface ErasureRouteParts {
  readonly identify: Identify;
  readonly rosters: RosterReader;
  readonly relay: Pick<Relay, 'erase'>;
  readonly store: Pick<DocumentStore, 'erasures'>;
  readonly log: Log;
}

/**
 * A curator erases a person's private papers or all of a pair, for ever, and reads what was erased by
 * whom. A name that the roster does not know is refused: a slip of the pen must not bar a name for ever.
 */
export function erasureRoutes({ identify, rosters, relay, store, log }: ErasureRouteParts) {
  const erasuresOf = async (org: string): Promise<ErasedDocument[]> =>
    (await store.erasures(`${org}/`, mostErasures)).map(({ document, personId, at }) => ({
      name: document,
      personId,
      at: new Date(at).toISOString(),
    }));

  return new Hono<AppEnv>()
    .get('/erasures/:org', requireSession(identify), async (c) => {
      const { org } = c.req.param();
      await asCurator(rosters, c.get('session'), org);
      return c.json(await erasuresOf(org));
    })
    .post('/erasures', requireSession(identify), jsonBody(wanted), async (c) => {
      const body = c.req.valid('json');
      const { org } = body;
      const { access, personId } = await asCurator(rosters, c.get('session'), org);
      const isThere =
        'pairId' in body ? access.pairs.has(body.pairId) : access.people.has(body.personId);
      if (!isThere) throw new ApiFailure('not-found');

      // Also what nobody delivered yet: a tablet may still have it.
      const names: DocumentName[] =
        'pairId' in body
          ? (['pair', 'supervision'] as const).map((kind) => ({ org, kind, id: body.pairId }))
          : privateKinds.map((kind) => ({ org, kind, id: body.personId }));
      const isMeant = ({ pairId, authorId }: SharedBy) =>
        'pairId' in body ? pairId === body.pairId : authorId === body.personId;
      for (const shared of sharedIn(access).filter(isMeant))
        names.push({ org, kind: 'shared', id: formatSharedId(shared) });
      try {
        await Promise.all(names.map((name) => relay.erase(name, personId)));
      } catch (error) {
        log.error('not erased', error, { org });
        throw new ApiFailure('storage');
      }
      log.info('erased', { org, what: 'pairId' in body ? 'pair' : 'person' });
      const erased = new Set(names.map(formatDocumentName));
      return c.json((await erasuresOf(org)).filter(({ name }) => erased.has(name)));
    });
}

/** Every document in which somebody of a pair may have shared something. */
function sharedIn({ pairs }: AccessRoster): SharedBy[] {
  return [...pairs].flatMap(([pairId, { members, mentors, former }]) =>
    [...mentors, ...former].flatMap((mentorId) =>
      [...members, ...former].map((authorId) => ({ pairId, mentorId, authorId })),
    ),
  );
}
