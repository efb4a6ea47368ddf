import { randomBytes } from 'node:crypto';

import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as v from 'valibot';

import type { CodeOwner, Codes } from './codes.ts';
import type { Memberships } from './memberships.ts';

/** Codes are sixteen signs at most when typed with every dash and space; the rest is abuse. */
const body = v.object({ code: v.pipe(v.string(), v.maxLength(64)) });

/**
 * `POST /sign-in/code`: signs in by a one-time code. The first code of a person makes the account,
 * later ones sign in to the same account, so that a lost password or a second tablet needs no
 * other way than asking the curator for a code.
 */
export function signInCode(codes: Codes, memberships: Memberships) {
  return {
    id: 'sign-in-code',
    endpoints: {
      signInCode: createAuthEndpoint('/sign-in/code', { method: 'POST', body }, async (ctx) => {
        const { internalAdapter } = ctx.context;
        const wrongCode = () => new APIError('UNAUTHORIZED', { code: 'WRONG_CODE' });

        const ownerAccount = async (owner: CodeOwner): Promise<string> => {
          const known = memberships.accountOf(owner);
          if (known !== undefined) return known;
          const created = await internalAdapter.createUser(newAccount(), {
            method: 'sign-in-code',
          });
          const linked = memberships.link(created.id, owner);
          // Two tablets used a reusable code at once: the first account stays.
          if (linked !== created.id) await internalAdapter.deleteUser(created.id);
          return linked;
        };

        const owner = codes.find(ctx.body.code);
        if (!owner) throw wrongCode();
        const accountId = await ownerAccount(owner);
        if (!codes.consume(ctx.body.code)) throw wrongCode();

        const user = await internalAdapter.findUserById(accountId);
        if (!user) throw new APIError('INTERNAL_SERVER_ERROR');
        const session = await internalAdapter.createSession(accountId);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ accountId });
      }),
    },
  };
}

/** Accounts have neither name nor address of their own: a person's name is in the roster alone. */
function newAccount() {
  return {
    email: `${randomBytes(12).toString('hex')}@accounts.invalid`,
    emailVerified: false,
    name: '',
  };
}
