import { Hono } from 'hono';

import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import type { PairOpening } from '#lib/protocol/api.ts';
import { authorise } from '#server/access/authorise.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { ApiFailure } from './errors.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** More than a pair will ever scroll through. */
const mostOpenings = 200;

/** Who among the curators opened or copied a pair's document, told to whoever may read that document. */
export function openingRoutes(
  identify: Identify,
  rosters: RosterReader,
  store: Pick<DocumentStore, 'openings'>,
) {
  return new Hono<AppEnv>().get('/openings/:org/pair/:id', requireSession(identify), async (c) => {
    const { org, id } = c.req.param();
    const name = parseDocumentName(`${org}/pair/${id}`);
    if (!name) throw new ApiFailure('not-found');
    const allowed = await authorise(rosters, c.get('session').identity, name);
    if (allowed === 'none') throw new ApiFailure('forbidden');

    const { people } = (await rosters.of(name.org)).roster;
    const nameOf = new Map(people.map((person) => [person.id, person.name]));
    const openings = await store.openings(formatDocumentName(name), mostOpenings);
    return c.json<PairOpening[]>(
      openings.map(({ personId, kind, at }) => ({
        personId,
        kind,
        name: nameOf.get(personId) ?? '',
        at: new Date(at).toISOString(),
      })),
    );
  });
}
