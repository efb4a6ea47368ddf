import { Hono } from 'hono';
import * as v from 'valibot';

import { consentState, needsConsent } from '#lib/domain/consents.ts';
import type { IssuedCards, IssuedCode } from '#lib/protocol/api.ts';
import type { OrganisationRoster, RosterReader } from '#server/access/roster-reader.ts';
import type { Accounts } from '#server/accounts/accounts.ts';
import type { NewCode } from '#server/accounts/codes.ts';
import type { Audit } from '#server/audit/audit.ts';
import { asCurator } from './as-curator.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** More people than any school has in its programme. */
const mostCards = 1_000;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const wantedCards = v.object({ org: id, personIds: v.pipe(v.array(id), v.maxLength(mostCards)) });

export interface CodeRouteParts {
  readonly accounts: Accounts;
  readonly rosters: RosterReader;
  readonly audit: Audit;
  readonly publicOrigin: string | undefined;
}

/**
 * A curator gives the people of the roster their sign-in codes: one, or a card for each of many. Nobody gets one
 * before their consent is recorded, and who signs in how is told to the curators alone.
 */
export function codeRoutes({ accounts, rosters, audit, publicOrigin }: CodeRouteParts) {
  const { codes, identify, signIns } = accounts;
  const shown = (origin: string, { code, expiresAt }: NewCode): IssuedCode => ({
    code,
    link: signInLink(publicOrigin ?? origin, code),
    expiresAt: new Date(expiresAt).toISOString(),
  });

  return new Hono<AppEnv>()
    .post(
      '/codes',
      requireSession(identify),
      jsonBody(v.object({ org: id, personId: id })),
      async (c) => {
        const { org, personId } = c.req.valid('json');
        const curator = await asCurator(rosters, c.get('session'), org);
        const why = hindrance(curator, personId);
        if (why) throw new ApiFailure(why);
        await audit.note({ org, kind: 'code', personId: curator.personId, subjectId: personId });
        return c.json<IssuedCode>(shown(c.get('source').origin, codes.issue({ org, personId })));
      },
    )
    .post('/cards', requireSession(identify), jsonBody(wantedCards), async (c) => {
      const { org, personIds } = c.req.valid('json');
      const curator = await asCurator(rosters, c.get('session'), org);
      const wanted = [...new Set(personIds)];
      const refused = wanted.flatMap((personId) => {
        const why = hindrance(curator, personId);
        return why ? [{ personId, why }] : [];
      });
      const given = wanted.filter((each) => !refused.some(({ personId }) => personId === each));
      const { personId } = curator;
      await Promise.all(
        given.map((subjectId) => audit.note({ org, kind: 'code', personId, subjectId })),
      );
      const { origin } = c.get('source');
      const cards = codes
        .issueAll(org, given)
        .map((code, index) => ({ ...shown(origin, code), personId: given[index] ?? '' }));
      return c.json<IssuedCards>({ cards, refused });
    })
    .get('/sign-ins/:org', requireSession(identify), async (c) => {
      const { org } = c.req.param();
      await asCurator(rosters, c.get('session'), org);
      return c.json(signIns.statesOf(org));
    })
    .delete('/sign-ins/:org/:personId', requireSession(identify), async (c) => {
      const { org, personId: subjectId } = c.req.param();
      const { personId, access } = await asCurator(rosters, c.get('session'), org);
      if (!access.people.has(subjectId)) throw new ApiFailure('not-found');
      await audit.note({ org, kind: 'revoked', personId, subjectId });
      return c.json({ devices: await signIns.revoke({ org, personId: subjectId }) });
    });
}

/** Why a person may have no code. */
function hindrance(
  { access, roster }: OrganisationRoster,
  personId: string,
): 'not-found' | 'no-consent' | undefined {
  const person = access.people.get(personId);
  const left = roster.people.find(({ id }) => id === personId)?.removed ?? true;
  if (!person || left) return 'not-found';
  const hasConsent = consentState(roster.consents, personId) === 'given';
  return needsConsent(person) && !hasConsent ? 'no-consent' : undefined;
}

/** The code stands in the fragment, which browsers keep to themselves. */
export function signInLink(origin: string, code: string): string {
  return `${origin}/enter#code=${code}`;
}
