import { readWithdrawn } from '#lib/documents/retention.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { WithdrawnPerson } from '#lib/domain/retention.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { idle } from './idle.ts';
import { session } from './session.svelte.ts';

/**
 * Who of an organisation took their consent back, as the roster on this tablet has it; read once it has nothing else to
 * do. What cannot be read tells of nobody.
 */
export async function withdrawnHere(org: string): Promise<WithdrawnPerson[]> {
  await idle();
  const roster = formatDocumentName({ org, kind: 'roster', id: '' });
  return readHere(session.repository, roster, readWithdrawn).catch(() => []);
}
