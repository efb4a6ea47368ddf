import type * as Y from 'yjs';

import { takeInByPortions, type SheetRows, type TakenIn } from '#lib/documents/register-import.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { clock } from './clock.svelte.ts';
import { promisePairHeads, refreshPairHeads } from './pair-heads.ts';

/**
 * Takes tables into the registers, portion by portion, and tells the pairs of `known`, who are in the registers already: also
 * when it breaks off in the middle, because the same table again would find nothing changed in the rows before. The page answers
 * between portions; `onPortion` is told how many rows are done.
 */
export async function takeInTables(
  roster: Y.Doc,
  curator: MyPerson,
  sheets: readonly SheetRows[],
  known: readonly string[],
  onPortion: (count: number) => void,
): Promise<TakenIn> {
  const work = takeInByPortions(roster, sheets, clock.today);
  try {
    for (;;) {
      promisePairHeads(curator, known);
      const step = work.next();
      if (step.done) return step.value;
      onPortion(step.value);
      await new Promise((done) => setTimeout(done));
    }
  } finally {
    void refreshPairHeads(curator, known);
  }
}
