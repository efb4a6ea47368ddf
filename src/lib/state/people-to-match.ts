import type { Roster, RosterPair } from '#lib/documents/roster.ts';
import { consentingPeople } from '#lib/domain/consents.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { isFormed, isOpen } from '#lib/domain/pair-state.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';

/**
 * Whose requests a curator's tablet holds: those of everybody who may come into another pair. Whoever is a mentee
 * of a pair that works is nobody's business any more, and of whoever has not consented nothing is read.
 */
export function peopleToMatch({ people, pairs, consents }: Roster): Set<string> {
  const consenting = consentingPeople(consents);
  const members = people.filter(
    ({ id, role, removed }) => role === 'member' && !removed && consenting.has(id),
  );
  const working = pairs.filter(({ state }) => isFormed(state) && isOpen(state));
  const settled = new Set(membersOf(working, 'mentee'));
  for (const id of membersOf(working, 'mentor')) settled.delete(id);
  return new Set(members.map(({ id }) => id).filter((id) => !settled.has(id)));
}

function membersOf(pairs: readonly RosterPair[], part: 'mentor' | 'mentee'): string[] {
  return pairs.flatMap(({ members }) =>
    members.filter((member) => member.part === part).map(({ personId }) => personId),
  );
}

/** The answers of others that this tablet holds to match people; each of those may be let go of. */
export function heldAnswers(entries: readonly LedgerEntry[], org: string): string[] {
  return entries
    .filter(({ document, kept }) => kept && document.startsWith(answersOf(org, '')))
    .map(({ document }) => document);
}

export function answersOf(org: string, personId: string): string {
  return formatDocumentName({ org, kind: 'answers', id: personId });
}
