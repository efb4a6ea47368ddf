import { Hono, type Context } from 'hono';
import * as v from 'valibot';

import type { ApiErrorCode } from '#lib/protocol/api.ts';
import type { Auth } from '#server/accounts/auth.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { limitAttempts, limitRequests, type AppEnv } from './request-context.ts';

const forwardedHeaders = ['cookie', 'origin', 'content-type', 'user-agent'];

/** Leaves out the library's wish to open a second session for the same account. */
const newPasskey = v.object({
  response: v.looseObject({}),
  name: v.optional(v.pipe(v.string(), v.maxLength(100))),
});

/**
 * The endpoints of the sign-in library that we offer, one by one: it has many more. Its answers are
 * reduced to what the page needs, because they contain the session's token, which no script
 * may see, and its errors become ours.
 */
export function signInRoutes(auth: Auth, limit: AttemptLimit, challengeLimit: AttemptLimit) {
  const limited = limitAttempts(limit);

  const signsIn = (wrong: ApiErrorCode) => async (c: Context<AppEnv>) => {
    const response = await forward(auth, c, (status) =>
      status === 400 || status === 401 || status === 422 ? wrong : codeOf(status),
    );
    const answer = (await response.json()) as { accountId?: string; user?: { id: string } };
    return c.json({ accountId: answer.accountId ?? answer.user?.id ?? '' });
  };
  const passesOn = async (c: Context<AppEnv>) => {
    const response = await forward(auth, c, codeOf);
    return c.json((await response.json()) as object | null);
  };

  return new Hono<AppEnv>()
    .post('/sign-in/username', limited, signsIn('wrong-credentials'))
    .post('/sign-in/code', limited, signsIn('wrong-code'))
    .post('/sign-out', async (c) => {
      await forward(auth, c, codeOf, '{}');
      return c.json({});
    })
    .get('/passkey/generate-authenticate-options', limitRequests(challengeLimit), passesOn)
    .post('/passkey/verify-authentication', limited, signsIn('wrong-credentials'))
    .get('/passkey/generate-register-options', async (c) => {
      const response = await forward(auth, c, codeOf);
      const options = (await response.json()) as { user: { name: string } };
      // The library shows our made-up address; the page names the person.
      return c.json({ ...options, user: { ...options.user, displayName: options.user.name } });
    })
    .post('/passkey/verify-registration', jsonBody(newPasskey), async (c) => {
      const response = await forward(auth, c, codeOf, JSON.stringify(c.req.valid('json')));
      return c.json((await response.json()) as object);
    })
    .get('/passkey/list-user-passkeys', passesOn)
    .post('/passkey/update-passkey', passesOn)
    .post('/passkey/delete-passkey', passesOn);
}

function codeOf(status: number): ApiErrorCode {
  if (status === 401) return 'sign-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  return status < 500 ? 'malformed' : 'internal';
}

/** Hands a request to the library as if it had come to the origin that the client sees. */
async function forward(
  auth: Auth,
  c: Context<AppEnv>,
  errorOf: (status: number) => ApiErrorCode,
  body?: string,
): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const headers = new Headers();
  for (const name of forwardedHeaders) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await auth.handler(
    new Request(`${c.get('source').origin}${pathname}${search}`, {
      method: c.req.method,
      headers,
      body: c.req.method === 'POST' ? (body ?? (await c.req.text())) : null,
    }),
  );
  if (!response.ok) throw new ApiFailure(errorOf(response.status));
  for (const cookie of response.headers.getSetCookie()) {
    c.header('Set-Cookie', cookie, { append: true });
  }
  return response;
}
