import { presentPeriod } from '#lib/documents/programme-period.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { session } from './session.svelte.ts';

/**
 * The day on which the work of a pair ends: its own when it has one, else the end of the programme's period, as far
 * as this tablet knows it; empty when nobody has said. Rejects when the tablet cannot read the programme.
 */
export async function endOfWork({
  person: { org },
  supervision: { head },
}: Pick<PairWorkspace, 'person' | 'supervision'>): Promise<IsoDate | ''> {
  if (head.endsOn) return head.endsOn;
  const name = formatDocumentName({ org, kind: 'programme', id: '' });
  return (await readHere(session.repository, name, presentPeriod)).endsOn ?? '';
}

/**
 * Hands the end of the work to `take`, unless the tablet cannot read it. For an effect: returns what ends that, so that
 * an answer which takes longer does not follow a later one.
 */
export function followEndOfWork(
  workspace: Pick<PairWorkspace, 'person' | 'supervision'>,
  take: (endsOn: IsoDate | '') => void,
): () => void {
  let current = true;
  endOfWork(workspace).then(
    (endsOn) => current && take(endsOn),
    () => undefined,
  );
  return () => (current = false);
}
