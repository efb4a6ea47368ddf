import { openVersionShelf, type AccountVersionShelf } from '#lib/catalog/version-shelf.ts';

const shelves = new Map<string, AccountVersionShelf>();

/** The versions that an account keeps on this tablet, opened once. */
export function shelfOf(accountId: string): AccountVersionShelf {
  const shelf = shelves.get(accountId) ?? openVersionShelf(accountId);
  shelves.set(accountId, shelf);
  return shelf;
}

/** How many versions of an account the server does not have; 0 when the tablet cannot tell. */
export async function unsentVersions(accountId: string): Promise<number> {
  const unsent = await shelfOf(accountId)
    .awaiting('unsent')
    .catch(() => []);
  return unsent.length;
}
