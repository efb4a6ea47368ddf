import { database } from './device-database.ts';

/** Which pairs a curator wants on this tablet, to read them without a network. */
export interface KeptPairs {
  readonly which: 'none' | 'some' | 'all';
  /** Those of `some`; remembered while something else is chosen. */
  readonly pairIds: readonly string[];
}

export async function readKeptPairs(accountId: string): Promise<KeptPairs> {
  const known = await database.use((db) => db.get('accounts', accountId));
  return known?.kept ?? { which: 'none', pairIds: [] };
}

export async function writeKeptPairs(accountId: string, kept: KeptPairs): Promise<void> {
  await database.use(async (db) => {
    const { store, done } = db.transaction('accounts', 'readwrite');
    const known = await store.get(accountId);
    await Promise.all([known && store.put({ ...known, kept }), done]);
  });
}
