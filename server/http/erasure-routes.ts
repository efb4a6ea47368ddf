import { Hono } from 'hono';
import * as v from 'valibot';

import { isLastCurator } from '#lib/domain/curators.ts';
import type { ErasedDocument, ErasureAct, NameMention } from '#lib/protocol/api.ts';
import type { OrganisationRoster, RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Audit } from '#server/audit/audit.ts';
import type { Eraser, ErasureOrder } from '#server/erasing/eraser.ts';
import { findMentions } from '#server/erasing/mentions.ts';
import { personTombstone } from '#server/erasing/forgetting.ts';
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
  v.strictObject({
    org: id,
    personId: id,
    pairIds: v.optional(v.pipe(v.array(id), v.maxLength(1_000))),
  }),
  v.strictObject({ org: id, pairId: id }),
]);

export interface ErasureRouteParts {
  readonly identify: Identify;
  readonly rosters: RosterReader;
  readonly eraser: Eraser;
  readonly audit: Audit;
  readonly store: Pick<DocumentStore, 'erasures'>;
  readonly relay: Pick<Relay, 'read'>;
  readonly log: Log;
}

/**
 * A curator erases a person or all of a pair, for ever, and reads what was erased by whom. A name that the
 * roster does not know is refused: a slip of the pen must not bar a name for ever.
 */
export function erasureRoutes(parts: ErasureRouteParts) {
  const { identify, rosters, eraser, audit, store, relay, log } = parts;
  const erasuresOf = async (org: string): Promise<ErasedDocument[]> =>
    (await store.erasures(`${org}/`, mostErasures)).map(({ document, personId, at }) => ({
      name: document,
      personId,
      at: new Date(at).toISOString(),
    }));

  /** Somebody who was erased is in no roster; asking once more finishes what a failure left undone. */
  async function check(order: ErasureOrder, { access, roster }: OrganisationRoster): Promise<void> {
    const pairIds = 'pairId' in order ? [order.pairId] : (order.pairIds ?? []);
    if ('pairId' in order) {
      if (!access.pairs.has(order.pairId)) throw new ApiFailure('not-found');
      return;
    }
    const { org, personId } = order;
    if (!access.people.has(personId)) {
      const name = personTombstone({ org, personId });
      const [known] = await store.erasures(name, 1);
      if (known?.document !== name) throw new ApiFailure('not-found');
    }
    const isOwn = (pairId: string) => {
      const pair = access.pairs.get(pairId);
      return pair?.members.has(personId) || pair?.former.has(personId);
    };
    if (!pairIds.every(isOwn)) throw new ApiFailure('not-found');
    if (isLastCurator(roster.people, personId)) throw new ApiFailure('last-curator');
  }

  return new Hono<AppEnv>()
    .get('/erasures/:org', requireSession(identify), async (c) => {
      const { org } = c.req.param();
      await asCurator(rosters, c.get('session'), org);
      return c.json(await erasuresOf(org));
    })
    .post(
      '/mentions',
      requireSession(identify),
      jsonBody(v.object({ org: id, personId: id })),
      async (c) => {
        const { org, personId } = c.req.valid('json');
        const { roster } = await asCurator(rosters, c.get('session'), org);
        return c.json<NameMention[]>(await findMentions({ org, personId, roster, relay }));
      },
    )
    .post('/erasures', requireSession(identify), jsonBody(wanted), async (c) => {
      const order = c.req.valid('json');
      const { org } = order;
      const curator = await asCurator(rosters, c.get('session'), org);
      await check(order, curator);
      const subjectId = 'pairId' in order ? order.pairId : order.personId;
      const what = 'pairId' in order ? 'pair' : 'person';
      const { personId, access } = curator;
      try {
        await audit.note({ org, kind: 'erased', personId, subjectId, detail: what });
        const barred = await eraser.erase(order, access, personId);
        log.info('erased', { org, what });
        return c.json<ErasureAct>({
          erased: (await erasuresOf(org)).filter(({ name }) => barred.has(name)),
          copies: await eraser.copies(order),
          at: new Date().toISOString(),
        });
      } catch (error) {
        log.error('not erased', error, { org });
        throw new ApiFailure('storage');
      }
    });
}
