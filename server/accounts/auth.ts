import type { DatabaseSync } from 'node:sqlite';

import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { username } from 'better-auth/plugins';

import type { Codes } from './codes.ts';
import { withImmediateTransactions } from './immediate-transactions.ts';
import { migrateLibraryTables } from './library-tables.ts';
import type { Memberships } from './memberships.ts';
import { signInCode } from './sign-in-code-plugin.ts';

const daySeconds = 24 * 60 * 60;

export const minPasswordLength = 10;
export const minUsernameLength = 3;
export const maxUsernameLength = 40;

/** Letters of any alphabet, digits, dot, dash and underscore. */
const usernamePattern = /^[\p{L}\p{N}_.-]+$/u;

export function isUsername(text: string): boolean {
  const { length } = text;
  return length >= minUsernameLength && length <= maxUsernameLength && usernamePattern.test(text);
}

/** One spelling for one name, whatever keyboard it came from. */
export function normaliseUsername(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

export interface AuthOptions {
  readonly database: DatabaseSync;
  readonly secret: string;
  readonly publicOrigin: string | undefined;
  /** Cookies are shared by all ports of a host, so a demonstration beside a school needs other names. */
  readonly cookiePrefix: string;
  readonly codes: Codes;
  readonly memberships: Memberships;
  /** Called when a session is gone: signed out, revoked or expired. */
  readonly onSessionEnded: (sessionId: string) => void;
  /** Called when an account has signed in, whichever way. */
  readonly onSignIn: (accountId: string) => void;
  readonly onError: (cause: unknown) => void;
}

/**
 * The sign-in library, set so that nothing leaves this machine and nothing is cached: a revoked session
 * is refused by the next request. Attempts are limited and origins are checked in `server/http`, which
 * knows the real address of a request; cookies get `Secure` there when the request came by https.
 */
function libraryOptions(options: AuthOptions) {
  return {
    appName: 'Tandem',
    basePath: '/api/auth',
    secret: options.secret,
    database: withImmediateTransactions(options.database),
    trustedOrigins: options.publicOrigin ? [options.publicOrigin] : [],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength },
    session: {
      expiresIn: 90 * daySeconds,
      updateAge: 60 * 60,
      // A pupil who signed in with a code months ago may still add a passkey.
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => options.onError(message),
    },
    onAPIError: {
      // What a client did wrong is its own business.
      onError(error) {
        if (!isAPIError(error) || error.statusCode >= 500) options.onError(error);
      },
    },
    advanced: {
      cookiePrefix: options.cookiePrefix,
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'strict' },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: { after: async (session) => options.onSignIn(session.userId) },
        delete: { after: async (session) => options.onSessionEnded(session.id) },
      },
    },
    plugins: [
      username({
        minUsernameLength,
        maxUsernameLength,
        usernameValidator: isUsername,
        usernameNormalization: normaliseUsername,
        displayUsername: false,
      }),
      passkey({ rpName: 'Tandem' }),
      signInCode(options.codes, options.memberships),
    ],
  } satisfies BetterAuthOptions;
}

/** Makes or updates the library's tables, then the library itself, which complains when they are missing. */
export async function createAuth(options: AuthOptions) {
  const settings = libraryOptions(options);
  await migrateLibraryTables(options.database, settings);
  return betterAuth(settings);
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;
