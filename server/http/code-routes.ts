import { Hono } from 'hono';
import * as v from 'valibot';

import type { IssuedCode } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Accounts } from '#server/accounts/accounts.ts';
import { asCurator } from './as-curator.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { requireSession, type AppEnv } from './request-context.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** A curator gives the people of the roster their sign-in codes. */
export function codeRoutes(
  accounts: Accounts,
  rosters: RosterReader,
  publicOrigin: string | undefined,
) {
  return new Hono<AppEnv>().post(
    '/codes',
    requireSession(accounts.identify),
    jsonBody(v.object({ org: id, personId: id })),
    async (c) => {
      const { org, personId } = c.req.valid('json');
      const { people } = (await asCurator(rosters, c.get('session'), org)).access;
      const person = people.get(personId);
      if (!person || person.removed) throw new ApiFailure('not-found');

      const { code, expiresAt } = accounts.codes.issue({ org, personId });
      const origin = publicOrigin ?? c.get('source').origin;
      return c.json<IssuedCode>({
        code,
        link: signInLink(origin, code),
        expiresAt: new Date(expiresAt).toISOString(),
      });
    },
  );
}

/** The code stands in the fragment, which browsers keep to themselves. */
export function signInLink(origin: string, code: string): string {
  return `${origin}/enter#code=${code}`;
}
