import type { Identity } from '#lib/domain/access.ts';

/** Who a request or a socket speaks for: a valid session and the persons that its account is. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Finds the session of a request by its cookie; `undefined` when there is none that is valid. */
export type Identify = (headers: Headers) => Promise<Session | undefined>;
