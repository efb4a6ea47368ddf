import type { DatabaseSync } from 'node:sqlite';

import { customAlphabet } from 'nanoid';

import { transaction } from '#server/storage/transaction.ts';
import { keyedHash } from './secret.ts';

/** Digits and letters that nobody mistakes for each other on paper. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 10;
const makeCode = customAlphabet(alphabet, codeLength);
const codePattern = new RegExp(`^[${alphabet}]{${codeLength}}$`);

/** Letters of a Russian keyboard that look like ours: codes are often typed from paper. */
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

const lifetimeMs = 14 * 24 * 60 * 60 * 1000;

/** The person of an organisation that a code signs in. */
export interface CodeOwner {
  readonly org: string;
  readonly personId: string;
}

export interface Codes {
  /** Makes a code, and voids the person's earlier one that was not used. */
  issue(owner: CodeOwner, options?: { readonly reusable?: boolean }): NewCode;
  /** The same for several people of an organisation in one transaction, in their order. */
  issueAll(org: string, personIds: readonly string[]): NewCode[];
  /** Whose valid code this is, without using it up. */
  find(code: string): CodeOwner | undefined;
  /** Uses the code up. False when somebody else did so first; a reusable code stays valid. */
  consume(code: string): boolean;
}

export interface NewCode {
  /** As it is shown, `XXXXX-XXXXX`. */
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Reads what a person typed: any case, dashes and spaces anywhere. `undefined` when it is no code. */
export function normaliseCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replace(/[А-Я]/g, (letter) => lookAlikes[letter] ?? letter);
  return codePattern.test(code) ? code : undefined;
}

export function createCodes(database: DatabaseSync, secret: string, now: () => number): Codes {
  const issued = database.prepare(
    `INSERT INTO sign_in_codes (org, person_id, hash, expires_at, reusable) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (org, person_id) DO UPDATE
     SET hash = excluded.hash, expires_at = excluded.expires_at, reusable = excluded.reusable`,
  );
  const valid = database.prepare(
    'SELECT org, person_id FROM sign_in_codes WHERE hash = ? AND expires_at > ?',
  );
  const used = database.prepare(
    `DELETE FROM sign_in_codes WHERE hash = ? AND expires_at > ? AND reusable = 0 RETURNING org`,
  );
  const reusable = database.prepare(
    'SELECT 1 FROM sign_in_codes WHERE hash = ? AND expires_at > ? AND reusable = 1',
  );
  const hashOf = (code: string) => keyedHash(secret, 'sign-in-code', code);

  const issue: Codes['issue'] = ({ org, personId }, options) => {
    const code = makeCode();
    const expiresAt = now() + lifetimeMs;
    issued.run(org, personId, hashOf(code), expiresAt, options?.reusable ? 1 : 0);
    return { code: `${code.slice(0, 5)}-${code.slice(5)}`, expiresAt };
  };

  return {
    issue,
    issueAll: (org, personIds) =>
      transaction(database, () => personIds.map((personId) => issue({ org, personId }))),
    find(typed) {
      const code = normaliseCode(typed);
      const row = code && valid.get(hashOf(code), now());
      return row ? { org: String(row['org']), personId: String(row['person_id']) } : undefined;
    },
    consume(typed) {
      const code = normaliseCode(typed);
      if (!code) return false;
      const parameters = [hashOf(code), now()] as const;
      return Boolean(used.get(...parameters) ?? reusable.get(...parameters));
    },
  };
}
