import type { MyPerson } from '#lib/protocol/api.ts';
import { session } from './session.svelte.ts';
import { noteUntold, tellPairs } from './telling-pairs.ts';

/**
 * Notes that the pairs of these people are to be told of a change that is about to be made, in the turn in which it is made:
 * should it be the last thing this tablet does for now, its next start tells them.
 */
export function promisePairHeads({ org }: MyPerson, personIds: readonly string[]): void {
  noteUntold(session.repository.ledger, org, personIds);
}

/** Tells the pairs of some people what these are called now and which class or position they have. Never rejects: what fails stays noted. */
export async function refreshPairHeads(
  curator: MyPerson,
  personIds: readonly string[],
): Promise<void> {
  try {
    promisePairHeads(curator, personIds);
    await tellPairs(session.repository, curator);
  } catch {
    // The queue goes on with it.
  }
}
