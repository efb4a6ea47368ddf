import { askWhether } from './http-delivery.ts';
import type { LedgerEntry } from './ledger.ts';
import { deleteLocalStore, localStoreName } from './local-store.ts';
import type { DocumentRepository } from './repository.ts';

/**
 * How long the server must have kept an account out of a document before its copy goes, in ms: one that was restored from
 * an older backup may not know the pair yet, and the copy may be the only one.
 */
const outForMs = 86_400_000;

/** What the tablet may let go of: nothing of it is unsent, and no page has it open. */
function isFree(repository: DocumentRepository, { document, unsent }: LedgerEntry): boolean {
  return unsent === 0 && !repository.isOpen(document);
}

/** Deletes the tablet's copy of a document, whatever of it is unsent. */
export async function letGoOf(repository: DocumentRepository, document: string): Promise<void> {
  const { accountId, ledger } = repository;
  await deleteLocalStore(localStoreName(accountId, document));
  const isErased = (await ledger.read(document))?.refused === 'gone';
  if (!isErased) return ledger.forget(document);
  // That it is gone stays known, or it would be asked for again and again.
  const nothing = {
    unsent: 0,
    confirmedAt: null,
    seenBy: {},
    etag: null,
    stateVector: null,
    bytes: 0,
  };
  await ledger.write({ document, ...nothing, erased: true });
}

/** Deletes what was erased on the server, and returns the names. */
export async function letGoOfErased(repository: DocumentRepository): Promise<string[]> {
  const erased = (await repository.ledger.all()).filter(
    (entry) => entry.refused === 'gone' && !entry.erased && isFree(repository, entry),
  );
  for (const { document } of erased) await letGoOf(repository, document);
  return erased.map(({ document }) => document);
}

/**
 * Deletes those of `names` that the server has kept the account out of for a day, as those of a pair that one is
 * no longer in, and returns their names. `known` are those that it may still read; the server is not asked again.
 */
export async function letGoOfLost(
  repository: DocumentRepository,
  names: readonly string[],
  known: Set<string>,
  now: () => number = Date.now,
): Promise<string[]> {
  const { ledger } = repository;
  const gone: string[] = [];
  for (const document of names) {
    const entry = await ledger.read(document);
    if (!entry || entry.erased || known.has(document) || !isFree(repository, entry)) continue;
    if (entry.outSince && now() - entry.outSince < outForMs) continue;
    const outcome = await askWhether({ fetch: fetch.bind(globalThis) }, entry);
    if (outcome === 'gone') await ledger.write({ document, refused: 'gone' });
    else if (outcome === 'unchanged') {
      known.add(document);
      if (entry.outSince) await ledger.write({ document, outSince: null });
    } else if (outcome !== 'forbidden') return gone;
    else if (!entry.outSince) await ledger.write({ document, outSince: now() });
    else {
      await letGoOf(repository, document);
      gone.push(document);
    }
  }
  return gone;
}
