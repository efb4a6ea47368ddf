import { readSupervision, type SupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { session } from './session.svelte.ts';

/** The document that names the members of a pair, and who the account is in that pair. */
function supervisionOf(pairDocument: string) {
  const pair = parseDocumentName(pairDocument);
  const me = session.persons.find(({ org }) => org === pair?.org);
  if (pair?.kind !== 'pair' || !me?.pairs.some(({ pairId }) => pairId === pair.id)) return null;
  return { name: formatDocumentName({ ...pair, kind: 'supervision' }), me: me.personId };
}

/** The other members of a pair whose pages are open; none for who is not a member. */
export function othersHere(pairDocument: string): SupervisedPerson[] {
  const supervision = supervisionOf(pairDocument);
  const open = session.repository.openDocuments.find(({ name }) => name === supervision?.name);
  if (!supervision || !open) return [];
  return readSupervision(open.doc).people.filter(({ personId }) => personId !== supervision.me);
}

/** The same of any pair, from what this tablet keeps. */
export async function othersOnTablet(pairDocument: string): Promise<SupervisedPerson[]> {
  const supervision = supervisionOf(pairDocument);
  if (!supervision) return [];
  const { people } = await readHere(session.repository, supervision.name, readSupervision);
  return people.filter(({ personId }) => personId !== supervision.me);
}
