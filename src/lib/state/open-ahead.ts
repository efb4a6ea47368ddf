import { formatDocumentName } from '#lib/domain/document-name.ts';
import { isFormed } from '#lib/domain/pair-state.ts';
import { session } from './session.svelte.ts';

/**
 * Opens what the page at `path` is going to show, while the code of that page is still on its way. A document that
 * nobody takes over closes again by itself.
 */
export function openAhead(path: string): void {
  const asked = /^\/pair\/([^/]+)/u.exec(path)?.[1];
  const shown = path === '/' ? pairsOfToday() : asked === undefined ? [] : [asked];
  for (const pairId of shown) {
    const person = session.personOfPair(pairId);
    if (!person) continue;
    const { org, personId } = person;
    for (const kind of ['pair', 'supervision'] as const) {
      session.repository.lease(formatDocumentName({ org, kind, id: pairId }), personId).release();
    }
  }
  if (path !== '/overview') return;
  for (const { org, personId, role } of session.persons) {
    if (role === 'member') continue;
    session.repository
      .lease(formatDocumentName({ org, kind: 'overview', id: '' }), personId)
      .release();
  }
}

function pairsOfToday(): string[] {
  const pairs = session.persons.flatMap((person) => person.pairs);
  return pairs.filter(({ state }) => isFormed(state)).map(({ pairId }) => pairId);
}
