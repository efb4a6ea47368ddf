import { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as v from 'valibot';

import type { Device, ErasedAccounts, Me } from '#lib/protocol/api.ts';
import type { Accounts } from '#server/accounts/accounts.ts';
import { listDevices, revokeDevice } from '#server/accounts/devices.ts';
import { describePersons } from '#server/accounts/me.ts';
import type { OrganisationReader } from '#server/accounts/organisation-reader.ts';
import { readCredentials, setPassword } from '#server/accounts/password.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { limitAttempts, requireSession, type AppEnv } from './request-context.ts';

const newPassword = v.object({
  username: v.string(),
  password: v.string(),
  currentPassword: v.optional(v.pipe(v.string(), v.maxLength(1000))),
});

/** What a tablet knows; more than any has. */
const known = v.object({
  accounts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(200)),
});

/**
 * What a signed-in person sees and does about their own account. Whether an account was erased one asks without a session, since
 * those were ended; what proves that one may ask is to know the id (`ErasedAccounts`).
 */
export function accountRoutes(
  accounts: Accounts,
  organisations: OrganisationReader,
  limit: AttemptLimit,
) {
  const { auth } = accounts;
  const signedIn = requireSession(accounts.identify);

  return new Hono<AppEnv>()
    .get('/me', signedIn, etag(), async (c) => {
      const { accountId, identity } = c.get('session');
      // The tablet asks this at each start: here the session slides on.
      const { headers } = await auth.api.getSession({
        headers: c.req.raw.headers,
        returnHeaders: true,
      });
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
      const me: Me = {
        accountId,
        ...(await readCredentials(auth, accountId)),
        persons: await describePersons(identity, organisations),
        demo: [...identity.persons.keys()].some((org) => accounts.organisations.isDemo(org)),
      };
      return c.json(me);
    })
    .get('/devices', signedIn, async (c) =>
      c.json<Device[]>(await listDevices(auth, c.get('session'))),
    )
    .delete('/devices/:id', signedIn, async (c) => {
      const revoked = await revokeDevice(auth, c.get('session'), c.req.param('id'));
      if (!revoked) throw new ApiFailure('not-found');
      return c.json({});
    })
    .post('/erased-accounts', jsonBody(known), (c) =>
      c.json<ErasedAccounts>({ erased: accounts.erased.among(c.req.valid('json').accounts) }),
    )
    .post('/account/password', signedIn, limitAttempts(limit), jsonBody(newPassword), async (c) => {
      const problem = await setPassword(auth, c.get('session').accountId, c.req.valid('json'));
      if (problem) throw new ApiFailure(problem);
      return c.json({});
    });
}
