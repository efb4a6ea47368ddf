import type { DatabaseSync } from 'node:sqlite';

import { createAuth, type Auth } from './auth.ts';
import { createCodes, type CodeOwner, type Codes } from './codes.ts';
import { createErasedAccounts, type ErasedAccounts } from './erased-accounts.ts';
import { createIdentify } from './identify.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { migrateAccounts } from './migrations.ts';
import { createOrganisations, type Organisations } from './organisations.ts';
import type { Identify } from './session.ts';
import { createSetUpKey, type SetUpKey } from './set-up-key.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';

/** Everything about who signs in and as whom. */
export interface Accounts {
  readonly auth: Auth;
  readonly codes: Codes;
  readonly memberships: Memberships;
  readonly organisations: Organisations;
  readonly setUpKey: SetUpKey;
  readonly signIns: SignIns;
  readonly erased: ErasedAccounts;
  readonly identify: Identify;
  /** Has `listener` called with each session that ends. */
  onSessionEnded(listener: (sessionId: string) => void): void;
  /** Has `listener` called for each person that an account is when it signs in. */
  onSignIn(listener: (owner: CodeOwner) => void): void;
}

export interface AccountsOptions {
  readonly database: DatabaseSync;
  readonly secret: string;
  readonly publicOrigin?: string | undefined;
  readonly demo?: boolean;
  readonly onError: (cause: unknown) => void;
  /** The clock of the one-time codes. */
  readonly now?: () => number;
}

export async function createAccounts(options: AccountsOptions): Promise<Accounts> {
  const { database, secret } = options;
  migrateAccounts(database);
  const codes = createCodes(database, secret, options.now ?? Date.now);
  const memberships = createMemberships(database);
  const listeners: ((sessionId: string) => void)[] = [];
  const signInListeners: ((owner: CodeOwner) => void)[] = [];

  const auth = await createAuth({
    database,
    secret,
    publicOrigin: options.publicOrigin,
    cookiePrefix: options.demo ? 'tandem-demo' : 'tandem',
    codes,
    memberships,
    onSessionEnded: (sessionId) => listeners.forEach((listener) => listener(sessionId)),
    onSignIn(accountId) {
      for (const [org, personId] of memberships.identityOf(accountId).persons) {
        for (const listener of signInListeners) listener({ org, personId });
      }
    },
    onError: options.onError,
  });

  forgetExpired(database);
  const erased = createErasedAccounts(database);

  return {
    auth,
    codes,
    memberships,
    organisations: createOrganisations(database),
    setUpKey: createSetUpKey(database, secret),
    signIns: createSignIns({
      ...{ database, auth, memberships, erased },
      now: options.now ?? Date.now,
    }),
    erased,
    identify: createIdentify(auth, memberships),
    onSessionEnded: (listener) => void listeners.push(listener),
    onSignIn: (listener) => void signInListeners.push(listener),
  };
}

/** Sessions of tablets that never came back, and challenges that nobody answered. */
function forgetExpired(database: DatabaseSync): void {
  const now = new Date().toISOString();
  database.prepare('DELETE FROM session WHERE expiresAt < ?').run(now);
  database.prepare('DELETE FROM verification WHERE expiresAt < ?').run(now);
}
