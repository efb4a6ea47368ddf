import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

import type { Identify, Session } from '#server/accounts/session.ts';
import { ApiFailure } from './errors.ts';
import type { Attempt, AttemptLimit } from './attempt-limit.ts';
import type { ReadSource, RequestSource } from './request-source.ts';

export interface AppEnv {
  Bindings: HttpBindings;
  Variables: { source: RequestSource };
}

export interface SignedInEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { session: Session };
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out where a request comes from, and refuses changes that a page of another site asks for. */
export function checkSource(readSource: ReadSource) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const socketAddress = c.env.incoming.socket.remoteAddress ?? '';
    const source = readSource((name) => c.req.header(name), socketAddress);
    if (!source) throw new ApiFailure('malformed');
    if (!safeMethods.has(c.req.method) && !source.isSameOrigin) throw new ApiFailure('forbidden');
    c.set('source', source);
    await next();
  });
}

export function requireSession(identify: Identify) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const session = await identify(c.req.raw.headers);
    if (!session) throw new ApiFailure('sign-in');
    c.set('session', session);
    await next();
  });
}

/** Counts a request as an attempt at guessing; one that is answered with success counts for nothing. */
export function limitAttempts(limit: AttemptLimit) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const attempt = takeAttempt(limit, c);
    await next();
    if (c.res.ok) attempt.succeeded();
  });
}

/** Counts every request, for what costs us something each time. */
export function limitRequests(limit: AttemptLimit) {
  return createMiddleware<AppEnv>(async (c, next) => {
    takeAttempt(limit, c);
    await next();
  });
}

function takeAttempt(limit: AttemptLimit, c: Context<AppEnv>): Attempt {
  const attempt = limit.take(c.get('source').address);
  if (!attempt) throw new ApiFailure('slow-down');
  return attempt;
}
