import { formatDocumentName } from '#lib/domain/document-name.ts';
import { isFormed } from '#lib/domain/pair-state.ts';
import { session } from './session.svelte.ts';

/**
 * Opens what the page at `path` is going to show, while the code of that page is still on its way. A document that
 * nobody takes over closes again by itself. Resolves when all are open or have failed to.
 */
export async function openAhead(path: string): Promise<void> {
  await Promise.all(documentsOf(path).map(({ name, personId }) => open(name, personId)));
}

async function open(name: string, personId: string): Promise<void> {
  const lease = session.repository.lease(name, personId);
  await lease.document.opened;
  lease.release();
}

function documentsOf(path: string): { name: string; personId: string }[] {
  const asked = /^\/pair\/([^/]+)/u.exec(path)?.[1];
  const shown = path === '/' ? pairsOfToday() : asked === undefined ? [] : [asked];
  const ofPairs = shown.flatMap((pairId) => {
    const person = session.personOfPair(pairId);
    return (['pair', 'supervision'] as const).flatMap((kind) =>
      person ? [{ ...person, kind, id: pairId }] : [],
    );
  });
  const others = session.persons.flatMap((person) => [
    { ...person, kind: 'programme' as const, id: '' },
    ...(path === '/overview' && person.role !== 'member'
      ? [{ ...person, kind: 'overview' as const, id: '' }]
      : []),
  ]);
  return [...ofPairs, ...others].map(({ org, kind, id, personId }) => ({
    name: formatDocumentName({ org, kind, id }),
    personId,
  }));
}

function pairsOfToday(): string[] {
  const pairs = session.persons.flatMap((person) => person.pairs);
  return pairs.filter(({ state }) => isFormed(state)).map(({ pairId }) => pairId);
}
