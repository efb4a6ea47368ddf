import type { Auth } from './auth.ts';
import type { Memberships } from './memberships.ts';
import type { Identify } from './session.ts';

/** Reads the session from the database each time, so that a revoked one is refused at once. */
export function createIdentify(auth: Auth, memberships: Memberships): Identify {
  return async (headers) => {
    if (!headers.has('cookie')) return undefined;
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    if (!found) return undefined;
    return {
      id: found.session.id,
      accountId: found.user.id,
      identity: memberships.identityOf(found.user.id),
      expiresAt: found.session.expiresAt.getTime(),
    };
  };
}
