import { Hono } from 'hono';
import * as v from 'valibot';

import type { Roster } from '#lib/documents/roster.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { ExportedPerson } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { SignIns } from '#server/accounts/sign-ins.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Audit } from '#server/audit/audit.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { asCurator } from './as-curator.ts';
import { subjectOf } from './audit-routes.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { collectPersonData, pairsOf } from './person-data.ts';
import { requireSession, type AppEnv } from './request-context.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Events about one person that an export tells at most. */
const mostEvents = 5_000;

export interface PersonDataParts {
  readonly identify: Identify;
  readonly rosters: RosterReader;
  readonly relay: Pick<Relay, 'read'>;
  readonly store: DocumentStore;
  readonly audit: Audit;
  readonly signIns: Pick<SignIns, 'statesOf'>;
}

/**
 * `POST /api/person-data`: all that the school holds about one person, for the curator whom that person asked. It is on
 * record, and the pair sees that its records were copied. The diary is not in it: it is the person's alone, who takes
 * it along by the copy in the settings.
 */
export function personDataRoutes(parts: PersonDataParts) {
  const { identify, rosters, relay, store, audit, signIns } = parts;
  async function recordOf(org: string, personId: string, roster: Roster) {
    await audit.settle();
    const about = subjectOf(org, personId, roster);
    const filter = { by: personId, about, either: true, limit: mostEvents };
    return (await store.events(org, filter)).map(({ kind, at }) => ({
      kind,
      at: new Date(at).toISOString(),
    }));
  }

  return new Hono<AppEnv>().post(
    '/person-data',
    requireSession(identify),
    jsonBody(v.strictObject({ org: id, personId: id })),
    async (c) => {
      const { org, personId } = c.req.valid('json');
      const curator = await asCurator(rosters, c.get('session'), org);
      const { roster } = curator;
      if (!roster.people.some((person) => person.id === personId)) {
        throw new ApiFailure('not-found');
      }
      await audit.note({
        ...{ org, kind: 'export', subjectId: personId },
        personId: curator.personId,
      });
      const at = Date.now();
      for (const pair of pairsOf(roster, personId)) {
        const document = formatDocumentName({ org, kind: 'pair', id: pair.id });
        await store.recordOpening({ document, personId: curator.personId, kind: 'copied', at });
      }
      const data = await collectPersonData({ org, personId, roster, relay, store });
      return c.json<ExportedPerson>({
        madeAt: new Date(at).toISOString(),
        ...data,
        signIn: signIns.statesOf(org).find((state) => state.personId === personId) ?? null,
        record: await recordOf(org, personId, roster),
      });
    },
  );
}
