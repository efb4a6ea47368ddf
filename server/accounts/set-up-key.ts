import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import { keyedHash } from './secret.ts';

/** The one-time key of the set-up page: printed at the start of a server without organisations. */
export interface SetUpKey {
  /** Makes a new key; an earlier one stops working. */
  issue(): string;
  exists(): boolean;
  /** Uses the key up. False when it is not the key, or was used already. */
  consume(key: string): boolean;
  /** Makes a key valid again whose use failed for a reason of our own. */
  giveBack(key: string): void;
}

export function createSetUpKey(database: DatabaseSync, secret: string): SetUpKey {
  const read = database.prepare('SELECT hash FROM set_up_key');
  const write = database.prepare(
    `INSERT INTO set_up_key (only_one, hash) VALUES (1, ?)
     ON CONFLICT (only_one) DO UPDATE SET hash = excluded.hash`,
  );
  const remove = database.prepare('DELETE FROM set_up_key');
  const hashOf = (key: string) => keyedHash(secret, 'set-up-key', key);
  const storedHash = () => {
    const row = read.get();
    return row && String(row['hash']);
  };

  return {
    issue() {
      const key = randomBytes(24).toString('base64url');
      write.run(hashOf(key));
      return key;
    },
    exists: () => storedHash() !== undefined,
    consume(key) {
      const stored = storedHash();
      if (stored === undefined) return false;
      if (!timingSafeEqual(Buffer.from(stored), Buffer.from(hashOf(key)))) return false;
      remove.run();
      return true;
    },
    giveBack: (key) => void write.run(hashOf(key)),
  };
}
